import { FailoverRun, RunState } from '../runRecord';
import { Evacuation, EvacuationService } from './types';

/** The part of a run that an evacuation looks at. @public */
export type EvacuatingRun = Pick<
  FailoverRun,
  'id' | 'number' | 'state' | 'message'
>;

/** What becomes of an evacuation, and which of its services are to be started now. @public */
export type EvacuationStep = {
  evacuation: Evacuation;
  start: EvacuationService[];
};

const DONE: readonly RunState[] = ['serving', 'committed', 'completed'];
/** In these a person has to look, or the traffic is back where it was. */
const TROUBLED: readonly RunState[] = [
  ...(['holding', 'needsDecision', 'rollingBack'] as const),
  ...(['rolledBack', 'aborted', 'rejected', 'failed'] as const),
];

/**
 * What is to be done next. A wave is begun when everything before it is done or was skipped; as soon as one service has failed, nothing
 * more is started. It follows from what is written alone, so that whoever takes over after a crash finds the same.
 *
 * @param runs - by id, those of services that are not done
 * @public
 */
export function nextOfEvacuation(
  evacuation: Evacuation,
  runs: ReadonlyMap<string, EvacuatingRun>,
  now: number,
): EvacuationStep {
  const { state } = evacuation;
  if (state !== 'running' && state !== 'paused') {
    return { evacuation, start: [] };
  }
  const services = evacuation.services.map(one => followed(one, runs));
  const next = { ...evacuation, services };
  if (state === 'paused') return { evacuation: next, start: [] };
  const failed = services.filter(one => one.state === 'failed');
  if (failed.length > 0) return { evacuation: paused(next, failed), start: [] };
  const open = services.filter(({ state: its }) =>
    ['waiting', 'started'].includes(its),
  );
  if (open.length === 0) {
    const ended = { ...next, state: 'ended' as const, endedAt: now };
    return { evacuation: ended, start: [] };
  }
  const wave = Math.min(...open.map(one => one.wave));
  const start = open.filter(
    one => one.wave === wave && one.state === 'waiting',
  );
  return { evacuation: next, start };
}

function followed(
  service: EvacuationService,
  runs: ReadonlyMap<string, EvacuatingRun>,
): EvacuationService {
  const run = service.runId === undefined ? undefined : runs.get(service.runId);
  if (!run || service.state === 'done') return service;
  const { message, ...rest } = service;
  if (DONE.includes(run.state)) return { ...rest, state: 'done' };
  if (!TROUBLED.includes(run.state)) return { ...rest, state: 'started' };
  const state = service.state === 'skipped' ? 'skipped' : 'failed';
  return { ...rest, state, message: troubleOf(run) };
}

function troubleOf({ number, state, message }: EvacuatingRun): string {
  const words: { [state in RunState]?: string } = {
    holding: 'holds',
    needsDecision: 'waits for a decision',
    rollingBack: 'goes back',
    rolledBack: 'went back',
    aborted: 'was aborted',
    rejected: 'was rejected',
    failed: 'failed',
  };
  const said = `Run #${number} ${words[state] ?? state}`;
  return message ? `${said}: ${message}` : `${said}.`;
}

function paused(
  evacuation: Evacuation,
  failed: EvacuationService[],
): Evacuation {
  const [{ entityRef, message = 'It failed.' }] = failed;
  const others = failed.length - 1;
  const more = others > 0 ? ` So it is with ${others} more.` : '';
  return {
    ...evacuation,
    state: 'paused',
    message: `${entityRef}: ${message}${more}`,
  };
}
