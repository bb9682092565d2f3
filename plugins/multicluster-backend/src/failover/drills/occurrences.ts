import { DrillSchedule } from '@multicluster/backstage-plugin-multicluster-common';
import { CronTime } from 'cron';

/** A drill that is this late is not done any more, in milliseconds: people were promised a time. */
const LATEST_MS = 10 * 60_000;
/** Nobody practises more often. */
const SHORTEST_MS = 60 * 60_000;
/** Consecutive times that are looked at to find two that are too near. */
const LOOKED_AT = 50;

/** The next time after `after`, in epoch milliseconds. Throws for a text that is no cron expression, or a time zone that is none. */
export function nextOccurrence(
  { cron, timeZone = 'UTC' }: Pick<DrillSchedule, 'cron' | 'timeZone'>,
  after: number,
): number {
  return new CronTime(cron, timeZone)
    .getNextDateFrom(new Date(after), timeZone)
    .toMillis();
}

/** The time at which it is due now; undefined when the next is yet to come, or the last too long ago. */
export function dueOccurrence(
  schedule: Pick<DrillSchedule, 'cron' | 'timeZone'>,
  now: number,
): number | undefined {
  const due = nextOccurrence(schedule, now - LATEST_MS);
  return due <= now ? due : undefined;
}

/** What is wrong with a schedule; undefined when nothing is. */
export function refuseSchedule(
  schedule: Pick<DrillSchedule, 'cron' | 'timeZone'>,
): string | undefined {
  if (schedule.cron.trim().split(/\s+/).length !== 5) {
    return "must be five fields, as '0 10 * * 1'";
  }
  try {
    let last = nextOccurrence(schedule, Date.UTC(2026, 0, 1));
    for (let looked = 0; looked < LOOKED_AT; looked++) {
      const next = nextOccurrence(schedule, last);
      if (next - last < SHORTEST_MS) return 'must leave an hour between two';
      last = next;
    }
    return undefined;
  } catch (error) {
    return `cannot be used: ${(error as Error).message}`;
  }
}
