import { KindState } from '@multicluster/backstage-plugin-multicluster-common';
import { ReflectorState } from './Reflector';

/** What is wrong comes before what is right, and that a kind is absent in one group only when no group has it. */
const WORST_FIRST: KindState['state'][] = [
  'broken',
  'syncing',
  'forbidden',
  'live',
  'absent',
];

/** The state of a kind that several reflectors watch (one per namespace, or per group): the worst of theirs. */
export function mergeStates(
  states: readonly ReflectorState[],
): ReflectorState | undefined {
  const worst = [...states].sort(
    (a, b) => WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state),
  )[0];
  return (
    worst && {
      ...worst,
      objects: states.reduce((sum, state) => sum + state.objects, 0),
    }
  );
}
