import { TrafficHop } from '../../traffic';
import { targetsOf } from '../runSteps';
import { FailoverPlan } from '../types';
import {
  EvacuationMode,
  EvacuationPlan,
  EvacuationPlanService,
  EvacuationScope,
  LeftOutService,
} from './types';

/** How many services move at once when nobody says, and at most. @public */
export const WAVE_SIZE = { usual: 5, most: 20 };

/**
 * All that the plan of an evacuation is made of.
 *
 * @public
 */
export type EvacuationFacts = EvacuationScope & {
  mode: EvacuationMode;
  /** 1 to 20. */
  waveSize: number;
  /** Each with `from` being the clusters. */
  plans: readonly FailoverPlan[];
  /** Those that have no plan, and why. */
  leftOut: readonly LeftOutService[];
  hidden: number;
  message?: string;
  /** sha256 in hexadecimal: this package has none. */
  hash(text: string): string;
};

/**
 * What is typed to confirm an emergency: the name of the region, or of the cluster.
 *
 * @public
 */
export function evacuationName({ clusters, region }: EvacuationScope): string {
  return region ?? clusters.join(' ');
}

/** Whether any of the hops sends a share to one of the clusters. @public */
export function sendsTo(
  hops: readonly TrafficHop[],
  clusters: readonly string[],
): boolean {
  return hops.some(({ backends }) =>
    backends.some(
      ({ cluster, weight }) =>
        cluster !== undefined && clusters.includes(cluster) && weight > 0,
    ),
  );
}

/**
 * Which services are moved off the clusters, in which order, and which stay. Pure: equal facts give an equal plan with an equal hash. A
 * service stays when its plan has a problem that nobody can set aside. Each of the others is in the first wave that has room and moves
 * nothing that it shares an object with, by the order of their names.
 *
 * @public
 */
export function planEvacuation(facts: EvacuationFacts): EvacuationPlan {
  const { clusters, region, mode, waveSize, hidden, message } = facts;
  const plans = [...facts.plans].sort(byRef);
  const waves = wavesOf(
    plans.filter(plan => impossible(plan).length === 0),
    Math.max(1, Math.min(waveSize, WAVE_SIZE.most)),
  ).map(wave => ({ services: wave.map(serviceOf) }));
  const leftOut = [...facts.leftOut, ...plans.flatMap(leftOutOf)].sort(byRef);
  const hash = facts.hash(
    JSON.stringify([
      ...[clusters, region ?? '', mode, waveSize],
      waves.map(({ services }) =>
        services.map(({ entityRef, hash: own }) => [entityRef, own]),
      ),
      // That one more stays is another plan; why it stays, in other words, is not.
      leftOut.map(({ entityRef }) => entityRef),
      hidden,
    ]),
  );
  return {
    ...{ clusters, mode, waveSize, waves, leftOut, hidden, hash },
    ...(region !== undefined && { region }),
    ...(message !== undefined && { message }),
  };
}

function wavesOf(
  plans: readonly FailoverPlan[],
  waveSize: number,
): FailoverPlan[][] {
  const waves: FailoverPlan[][] = [];
  for (const plan of plans) {
    const fitting = waves.find(
      wave => wave.length < waveSize && !wave.some(one => share(one, plan)),
    );
    if (fitting) fitting.push(plan);
    else waves.push([plan]);
  }
  return waves;
}

/** Whether two services use an object together: by what one says of the other, or by an object that both say they share. */
function share(a: FailoverPlan, b: FailoverPlan): boolean {
  const names = (one: FailoverPlan, other: FailoverPlan) =>
    one.shared.some(({ entityRefs }) => entityRefs.includes(other.entityRef));
  const keys = new Set(a.shared.map(keyOf));
  return (
    names(a, b) || names(b, a) || b.shared.some(one => keys.has(keyOf(one)))
  );
}

function keyOf({ cluster, object }: FailoverPlan['shared'][number]): string {
  const { kind, namespace, name } = object;
  return [cluster, kind, namespace, name].join('/');
}

function impossible({ problems }: FailoverPlan) {
  return problems.filter(
    ({ severity, overridable }) => severity === 'error' && !overridable,
  );
}

function leftOutOf(plan: FailoverPlan): LeftOutService[] {
  const against = impossible(plan);
  if (against.length === 0) return [];
  const why = against.map(({ message }) => message).join(' ');
  return [{ entityRef: plan.entityRef, why }];
}

function serviceOf(plan: FailoverPlan): EvacuationPlanService {
  const { entityRef, hash, problems, steps } = plan;
  const moves = steps.filter(({ kind }) => kind === 'ramp').length;
  const to = targetsOf(plan).join(' and ');
  return {
    ...{ entityRef, hash, problems },
    sentence: `To ${to}, in ${moves === 1 ? '1 step' : `${moves} steps`}.`,
  };
}

function byRef(a: { entityRef: string }, b: { entityRef: string }): number {
  if (a.entityRef === b.entityRef) return 0;
  return a.entityRef < b.entityRef ? -1 : 1;
}
