import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';

/** `multicluster.catalog`. */
export type Settings = {
  owner: string;
  system?: string;
  schedule: SchedulerServiceTaskScheduleDefinition;
};

/**
 * Every replica looks for itself: it compares with what it has seen before. Twenty seconds are enough for a backend that has just started
 * to find its clusters.
 */
const defaultSchedule: SchedulerServiceTaskScheduleDefinition = {
  frequency: { seconds: 30 },
  timeout: { minutes: 2 },
  initialDelay: { seconds: 5 },
  scope: 'local',
};

export function readSettings(config: Config): Settings {
  const section = config.getOptionalConfig('multicluster.catalog');
  const schedule = section?.getOptionalConfig('schedule');
  return {
    owner: section?.getOptionalString('owner') ?? 'unknown',
    system: section?.getOptionalString('system'),
    schedule: schedule ? readSchedule(schedule) : defaultSchedule,
  };
}

function readSchedule(config: Config): SchedulerServiceTaskScheduleDefinition {
  const read = readSchedulerServiceTaskScheduleDefinitionFromConfig(config);
  return { ...read, scope: read.scope ?? defaultSchedule.scope };
}
