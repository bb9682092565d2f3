import { LoggerService } from '@backstage/backend-plugin-api';
import {
  DrillOutcome,
  DrillSchedule,
  FailoverRun,
  hasEnded,
  MeasuredTraffic,
  reportRun,
  ScheduledDrill,
} from '@multicluster/backstage-plugin-multicluster-common';
import { CatalogSubjects, FailoverSubject } from '../policies';
import { linkTo } from '../notify';
import { DrillStore, FailoverStore, KeptDrill, TellOwners } from '../types';
import { dueOccurrence, nextOccurrence } from './occurrences';

export type DrillsOptions = {
  subjects: Pick<CatalogSubjects, 'automatic'>;
  kept: DrillStore;
  store: Pick<FailoverStore, 'get'>;
  /** Starts one; the same occurrence gives back its first run. Rejects when it cannot be. */
  start(
    subject: FailoverSubject,
    drill: DrillSchedule,
    dueAt: number,
  ): Promise<FailoverRun>;
  /** What traffic did during a run, as far as it is known. */
  measure(run: FailoverRun): Promise<MeasuredTraffic>;
  tell: TellOwners;
  logger: LoggerService;
  now: () => number;
};

/** Has drills done when their policies say, and tells what came of the last ones. */
export class Drills {
  readonly #options: DrillsOptions;

  constructor(options: DrillsOptions) {
    this.#options = options;
  }

  /** Starts what is due and was not started yet. */
  async look(
    subjects: readonly FailoverSubject[],
    signal: AbortSignal,
  ): Promise<void> {
    const { now } = this.#options;
    for (const subject of subjects) {
      for (const drill of subject.policy.drills) {
        if (signal.aborted) return;
        const dueAt = dueOccurrence(drill, now());
        if (dueAt !== undefined) await this.#startOnce(subject, drill, dueAt);
      }
    }
  }

  /** All of those that are scheduled, the next first. */
  async list(): Promise<ScheduledDrill[]> {
    const { subjects, kept, now } = this.#options;
    const [all, known] = await Promise.all([subjects.automatic(), kept.read()]);
    const drills = all.flatMap(({ entityRef, policy }) =>
      policy.drills.map(async drill => {
        const last = known.find(isOf(entityRef, drill));
        return {
          ...{ ...drill, entityRef, policy: policy.name },
          nextAt: nextOccurrence(drill, now()),
          ...(last && { last: await this.#outcomeOf(last) }),
        };
      }),
    );
    return (await Promise.all(drills)).sort((a, b) => a.nextAt - b.nextAt);
  }

  async #startOnce(
    subject: FailoverSubject,
    drill: DrillSchedule,
    dueAt: number,
  ): Promise<void> {
    const { kept, start, tell, logger } = this.#options;
    const { entityRef, name } = subject;
    const last = (await kept.read()).find(isOf(entityRef, drill));
    if (last && last.dueAt >= dueAt) return;
    const mine = { entityRef, drill: keyOf(drill), dueAt };
    try {
      const { id } = await start(subject, drill, dueAt);
      await kept.write({ ...mine, runId: id });
    } catch (error) {
      const { message } = error as Error;
      logger.warn(`The drill of ${entityRef} was not started: ${message}`);
      await kept.write({ ...mine, message });
      await tell({
        ...{ entityRef, severity: 'high', description: message },
        title: `The drill of ${name} could not be started`,
        link: linkTo(entityRef, {
          ...{ from: drill.from ? [drill.from] : [], mode: drill.mode },
        }),
        scope: `failover drill ${entityRef}`,
      });
    }
  }

  async #outcomeOf({
    dueAt,
    runId,
    message,
  }: KeptDrill): Promise<DrillOutcome> {
    const run = runId ? (await this.#options.store.get(runId))?.run : undefined;
    if (!run) {
      const said = message ?? 'Its run is no longer there.';
      return { dueAt, verdict: 'nothingToProveItWith', message: said };
    }
    const { id, number, state } = run;
    const report = hasEnded(run)
      ? reportRun(run, await this.#options.measure(run))
      : undefined;
    return {
      ...{ dueAt, run: { id, number, state } },
      ...(report?.drillVerdict && { verdict: report.drillVerdict }),
      ...(run.message && { message: run.message }),
    };
  }
}

/** What tells the drills of one entity apart. */
function keyOf({ cron, timeZone, mode, from }: DrillSchedule): string {
  return [mode, from ?? '*', cron, timeZone ?? 'UTC'].join(' ');
}

function isOf(entityRef: string, drill: DrillSchedule) {
  const key = keyOf(drill);
  return (one: KeptDrill) => one.entityRef === entityRef && one.drill === key;
}
