import { FailoverRun } from '@multicluster/backstage-plugin-multicluster-common';
import { WriteFence } from '@multicluster/backstage-plugin-multicluster-node';

/** Rule 10: whoever read an older version of the run, or is of an older run, writes nothing any more where this has been. */
export function fenceOf(run: FailoverRun, version: number): WriteFence {
  return { holder: run.entityRef, epoch: run.epoch ?? 0, version };
}
