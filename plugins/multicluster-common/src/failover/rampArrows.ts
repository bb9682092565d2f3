import { EvidenceLevel } from '../traffic';
import { advance, askPerson, hold, OBSERVE_MS, Progress } from './runProgress';
import { changesOf, planStep, sourcesOf } from './runSteps';
import { RunInput, WriteResult } from './runTypes';
import { FailoverRun, PendingAction } from './runRecord';
import { GuardReading } from './types';

/** A write that got no answer is sent again this often before a person is asked; each has its own deadline. */
const WRITE_ATTEMPTS = 5;

export function written(
  progress: Progress,
  { results }: Extract<RunInput, { type: 'written' }>,
): Progress {
  const { run } = progress;
  if (run.state !== 'ramping') return progress;
  const attempts = run.steps[run.step].attempts + 1;
  progress.step('running', { attempts });
  const drifted = results.filter(({ result }) => result === 'drifted');
  if (drifted.length > 0) return askAboutDrift(progress, drifted);
  const refused = results.filter(({ result }) => result === 'refused');
  if (refused.length > 0) return hold(progress, sentences(refused));
  const away = results.filter(({ result }) => result === 'unreachable');
  const needed = away.filter(({ cluster }) => !mayWait(run, cluster));
  if (needed.length > 0) {
    return attempts < WRITE_ATTEMPTS
      ? progress.step('running', { attempts, message: sentences(needed) })
      : hold(progress, sentences(needed));
  }
  return away.length > 0 && away.length === results.length
    ? advance(leavePending(progress, away).step('completed'))
    : observe(leavePending(progress, away));
}

/** Rule 16: in an emergency a source that does not answer is told when it returns. */
function mayWait(run: FailoverRun, cluster: string): boolean {
  return (
    planStep(run).bestEffort ||
    (run.mode === 'emergency' && sourcesOf(run).includes(cluster))
  );
}

function leavePending(progress: Progress, away: WriteResult[]): Progress {
  const { run, now } = progress;
  for (const { cluster, hop } of away) {
    const same = (one: PendingAction) =>
      one.cluster === cluster && one.traffic?.hop === hop;
    const earlier = progress.run.pending.find(same);
    const wanted = changesOf(run).find(
      change => change.cluster === cluster && change.hop === hop,
    );
    const traffic = wanted && {
      ...wanted,
      before: earlier?.traffic?.before ?? wanted.before,
    };
    const maybe = [
      ...(earlier?.maybe ?? []),
      ...(earlier?.traffic ? [earlier.traffic.after] : []),
    ];
    const sentence = traffic
      ? `Write the weights of ${traffic.object.kind} ${traffic.object.namespace}/${traffic.object.name}.`
      : 'Write the weights.';
    // The last word is enough: what an earlier step wanted there is out of date.
    const others = progress.run.pending.filter(one => !same(one));
    const since = earlier?.since ?? now;
    const action = { cluster, sentence, traffic, since };
    progress
      .set({
        pending: [...others, { ...action, ...(maybe.length > 0 && { maybe }) }],
      })
      .say({
        type: 'actionPending',
        level: 'warning',
        message: `'${cluster}' does not answer; what is to be done there waits for its return.`,
      });
  }
  return progress;
}

function askAboutDrift(progress: Progress, drifted: WriteResult[]): Progress {
  return askPerson(progress, sentences(drifted), [
    {
      command: 'resume',
      consequence:
        'Looks again, and writes if the weights are the expected ones.',
    },
    {
      command: 'rollBack',
      consequence:
        'Takes back what this run wrote, and leaves what somebody else did.',
    },
    { command: 'abort', consequence: 'Ends here and leaves the weights.' },
  ]);
}

function observe(progress: Progress): Progress {
  const { run, now } = progress;
  const tail = tailOf(run);
  return progress
    .step('observing')
    .set({ until: now + OBSERVE_MS + tail * 1000 })
    .say({
      type: 'weightsWritten',
      level: 'info',
      message: 'The weights are written.',
    });
}

function tailOf(run: FailoverRun): number {
  const hops = planStep(run).traffic.map(({ hop }) => hop);
  const tails = run.plan.hops
    .filter(({ id }) => hops.includes(id))
    .map(({ tailSeconds }) => tailSeconds);
  return Math.max(0, ...tails);
}

const ENOUGH: readonly EvidenceLevel[] = ['programmed', 'observed'];

/** Written is not done: the answer of the API server proves nothing about where requests go. */
export function observed(
  progress: Progress,
  input: Extract<RunInput, { type: 'observed' }>,
): Progress {
  const { run, now } = progress;
  const step = run.steps[run.step];
  if (run.state !== 'ramping' || step.state !== 'observing') return progress;
  const { level, conclusive, message } = input;
  progress.step('observing', { evidence: level, message });
  if (ENOUGH.includes(level) || conclusive) return soak(progress);
  return run.until !== undefined && now >= run.until
    ? hold(
        progress,
        `Written, and not seen to hold${message ? `: ${message}` : '.'}`,
      )
    : progress;
}

function soak(progress: Progress): Progress {
  const { run, now } = progress;
  const { soakSeconds } = planStep(run);
  return progress.step('soaking').to('soaking', {
    until: now + soakSeconds * 1000,
  });
}

/** Rule 5: pass, fail or inconclusive. A breach holds at once; what is inconclusive at the end of the soak holds then. */
export function guardsRead(
  progress: Progress,
  { readings }: Extract<RunInput, { type: 'guardsRead' }>,
): Progress {
  const { run, now } = progress;
  if (run.state !== 'soaking') return progress;
  progress.set({ readings });
  const breached = readings.filter(({ verdict }) => verdict === 'fail');
  if (breached.length > 0) return hold(progress, guardSentence(run, breached));
  const over = run.until === undefined || now >= run.until;
  if (!over) return progress;
  const open = inconclusive(run, readings);
  if (open) return hold(progress, open);
  return advance(progress.step('completed'));
}

/** What has no reading since the soak began proves nothing either. */
function inconclusive(
  run: FailoverRun,
  readings: GuardReading[],
): string | undefined {
  const missing = run.plan.policy.guards.find(
    ({ id }) => !readings.some(({ guard }) => guard === id),
  );
  if (missing) return `Cannot be known: ${missing.label}.`;
  const unknown = readings.filter(
    ({ verdict, at }) => verdict !== 'pass' || at < run.since,
  );
  return unknown.length > 0 ? guardSentence(run, unknown) : undefined;
}

function guardSentence(run: FailoverRun, readings: GuardReading[]): string {
  return readings
    .map(({ guard, cluster, verdict, message }) => {
      const label =
        run.plan.policy.guards.find(({ id }) => id === guard)?.label ?? guard;
      const said = verdict === 'fail' ? 'breached' : 'cannot be known';
      return `${label}: ${said} on '${cluster}'${
        message ? ` (${message})` : ''
      }.`;
    })
    .join(' ');
}

function sentences(results: WriteResult[]): string {
  return results
    .map(({ cluster, message }) => message ?? `'${cluster}' does not answer.`)
    .join(' ');
}
