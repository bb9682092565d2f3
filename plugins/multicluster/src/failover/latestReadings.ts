import {
  FailoverRun,
  GuardReading,
} from '@multicluster/backstage-plugin-multicluster-common';

export type LatestReading = {
  label: string;
  limit?: number;
  reading: GuardReading;
};

/** The last reading of each guard on each cluster, with what the policy calls it. */
export function latestReadings(
  run: Pick<FailoverRun, 'readings' | 'plan'>,
): LatestReading[] {
  const latest = new Map<string, GuardReading>();
  for (const reading of run.readings) {
    const key = `${reading.guard}/${reading.cluster}`;
    const known = latest.get(key);
    if (!known || known.at <= reading.at) latest.set(key, reading);
  }
  return [...latest.values()].map(reading => {
    const guard = run.plan.policy.guards.find(({ id }) => id === reading.guard);
    return {
      label: guard?.label ?? reading.guard,
      limit: guard?.limit,
      reading,
    };
  });
}
