import {
  ClusterSummary,
  Evacuation,
  EvacuationMode,
  evacuationName,
  EvacuationPlan,
  EvacuationPlanRequest,
  StartEvacuationRequest,
  WAVE_SIZE,
} from '@multicluster/backstage-plugin-multicluster-common';

/** What a person has filled in before an evacuation is started. */
export type EvacuationDraft = {
  /** As `cluster east` or `region us-east-1`; empty while nothing is chosen. */
  left: string;
  mode: EvacuationMode;
  /** As typed. */
  waveSize: string;
  reason: string;
  confirm: string;
};

export function firstDraft(cluster: string | undefined): EvacuationDraft {
  return {
    left: cluster === undefined ? '' : `cluster ${cluster}`,
    mode: 'planned',
    waveSize: String(WAVE_SIZE.usual),
    reason: '',
    confirm: '',
  };
}

/** Regions of the clusters, by name. */
export function regionsOf(clusters: readonly ClusterSummary[]): string[] {
  return [...new Set(clusters.flatMap(({ region }) => region ?? []))].sort();
}

/** Why the number cannot be used; undefined when it can. */
export function refuseWaveSize({
  waveSize,
}: EvacuationDraft): string | undefined {
  const size = Number(waveSize);
  return Number.isInteger(size) && size >= 1 && size <= WAVE_SIZE.most
    ? undefined
    : `A whole number from 1 to ${WAVE_SIZE.most}.`;
}

/** What is asked of the backend; undefined while there is nothing to ask. */
export function planRequest(
  draft: EvacuationDraft,
): EvacuationPlanRequest | undefined {
  if (!draft.left || refuseWaveSize(draft)) return undefined;
  const [kind, ...words] = draft.left.split(' ');
  const name = words.join(' ');
  return {
    ...(kind === 'region' ? { region: name } : { clusters: [name] }),
    mode: draft.mode,
    waveSize: Number(draft.waveSize),
  };
}

/** Why it cannot be started as it is filled in; undefined when it can. */
export function refuseEvacuation(
  plan: EvacuationPlan | undefined,
  draft: EvacuationDraft,
): string | undefined {
  if (!draft.left) return 'Choose what is to be left.';
  const refused = refuseWaveSize(draft);
  if (refused) return `Services at once: ${refused}`;
  if (!plan) return 'One moment, it is being asked.';
  if (plan.waves.length === 0) return 'There is nothing to move.';
  if (!draft.reason.trim()) return 'Write down why.';
  const name = evacuationName(plan);
  if (plan.mode === 'emergency' && draft.confirm !== name) {
    return `Type ${name} to confirm.`;
  }
  return undefined;
}

export function startRequest(
  plan: EvacuationPlan,
  draft: EvacuationDraft,
): StartEvacuationRequest {
  return {
    ...planRequest(draft)!,
    ...{ hash: plan.hash, reason: draft.reason.trim() },
    ...(plan.mode === 'emergency' && { confirm: draft.confirm }),
  };
}

/** Services wave by wave, in order, and how many of each are over. */
export function wavesOf({ services }: Evacuation) {
  const numbers = [...new Set(services.map(({ wave }) => wave))].sort(
    (a, b) => a - b,
  );
  return numbers.map(wave => {
    const own = services.filter(one => one.wave === wave);
    const over = own.filter(({ state }) => ['done', 'skipped'].includes(state));
    return { wave, services: own, over: over.length };
  });
}
