import { FailoverPolicy } from '@multicluster/backstage-plugin-multicluster-common';

/** Whether a policy has anything done without a person. */
export function actsByItself({ automatic, drills }: FailoverPolicy): boolean {
  return automatic !== 'off' || drills.length > 0;
}
