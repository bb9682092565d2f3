import { FailoverRun } from '@multicluster/backstage-plugin-multicluster-common';
import { movedShare } from './words';

/** The shares that a roll back passes through, from where the run stands to nothing moved: `25 %`, `5 %`, `0 %`. */
export function describeWayBack(run: FailoverRun): string[] {
  const moved = movedShare(run);
  const passed = run.plan.steps.flatMap(({ kind, share = 0 }, index) =>
    kind === 'ramp' && share <= moved && run.steps[index].attempts > 0
      ? [share]
      : [],
  );
  return [...passed.reverse(), 0].map(share => `${share} %`);
}
