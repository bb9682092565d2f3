import {
  FailoverRun,
  hasEnded,
  RunMode,
  RunState,
} from '@multicluster/backstage-plugin-multicluster-common';

/** What the reader looks for; an absent part asks for nothing. */
export type RunFilter = {
  text?: string;
  mode?: RunMode;
  cluster?: string;
  owner?: string;
};

/** Owners of an entity, as far as the catalog has said. */
export type OwnersOf = (entityRef: string) => readonly string[];

/** Clusters that give or take in a run. */
export function clustersOfRun({ plan }: FailoverRun): string[] {
  return plan.participants
    .filter(({ role }) => role !== 'bystander')
    .map(({ cluster }) => cluster);
}

export function filterRuns(
  runs: readonly FailoverRun[],
  { text, mode, cluster, owner }: RunFilter,
  ownersOf: OwnersOf,
): FailoverRun[] {
  const wanted = text?.trim().toLocaleLowerCase('en-US');
  return runs.filter(run => {
    const said = [run.entityRef, run.reason, run.createdBy, run.message];
    const words = said.join(' ').toLocaleLowerCase('en-US');
    return (
      (!wanted || words.includes(wanted)) &&
      (!mode || run.mode === mode) &&
      (!cluster || clustersOfRun(run).includes(cluster)) &&
      (!owner || ownersOf(run.entityRef).includes(owner))
    );
  });
}

const FOR_PERSON: readonly RunState[] = [
  'needsDecision',
  'holding',
  'awaitingConfirmation',
  'awaitingApproval',
  'serving',
];

/** What waits for a person, most urgent first; what goes on by itself; and what is over, newest first. */
export function groupRuns(runs: readonly FailoverRun[]) {
  const open = runs.filter(run => !hasEnded(run));
  const rank = ({ state }: FailoverRun) => FOR_PERSON.indexOf(state);
  return {
    waiting: open
      .filter(run => rank(run) >= 0)
      .sort((a, b) => rank(a) - rank(b) || a.since - b.since),
    running: open.filter(run => rank(run) < 0),
    ended: runs.filter(hasEnded),
  };
}
