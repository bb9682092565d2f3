import { hasPromoted } from './database/databaseArrows';
import { stepToUndo } from './endArrows';
import { openPending } from './pendingOf';
import { hasEnded, leftInTheMiddle, planStep } from './runSteps';
import { FailoverRun, RunCommand, RunState } from './runRecord';

/** What a command is called. @public */
export type RunCommandName = RunCommand['type'];

const MOVING: readonly RunState[] = [
  'preparing',
  'fencing',
  'promoting',
  'ramping',
  'soaking',
  'verifying',
  'calling',
];
const STOPPED: readonly RunState[] = ['holding', 'needsDecision'];

/** In which states a command can be given. What is not listed cannot be. */
const POSSIBLE: { [name in RunCommandName]: readonly RunState[] } = {
  pause: MOVING,
  resume: STOPPED,
  skip: [...STOPPED, 'awaitingConfirmation'],
  // Rule 6: always, as long as there is something to stop.
  abort: [
    ...['requested', 'preflight', 'awaitingApproval', 'locking'],
    'awaitingConfirmation',
    ...MOVING,
    ...STOPPED,
    ...['serving', 'rollingBack'],
  ] as RunState[],
  rollBack: [...MOVING, ...STOPPED, 'awaitingConfirmation', 'serving'],
  commit: ['serving', 'needsDecision'],
  approve: ['awaitingApproval'],
  decline: ['awaitingApproval'],
  escalate: ['awaitingApproval', 'awaitingConfirmation', ...MOVING, 'holding'],
  override: ['needsDecision'],
  renew: ['serving'],
  confirmStep: ['awaitingConfirmation'],
  // Of ended runs as well.
  dismissPending: [],
};

/**
 * The safety rule that a run waits for a person to set aside: 7 on the way back, 8 before a promotion; undefined where it waits for none.
 *
 * @public
 */
export function ruleHolding({
  resumeTo,
}: Pick<FailoverRun, 'resumeTo'>): number | undefined {
  if (resumeTo === 'rollingBack') return 7;
  return resumeTo === 'fencing' ? 8 : undefined;
}

/** Its step on the way there, which cannot be left out. */
function movesData(run: FailoverRun): boolean {
  return run.resumeTo !== 'rollingBack' && planStep(run).database !== undefined;
}

/**
 * Why a command cannot be given now, by command; undefined where it can. The buttons say what the backend would answer.
 *
 * @public
 */
export function availableRunCommands(run: FailoverRun): {
  [name in RunCommandName]: string | undefined;
} {
  return Object.fromEntries(
    Object.keys(POSSIBLE).map(name => [
      name,
      reasonAgainst(run, name as RunCommandName),
    ]),
  ) as { [name in RunCommandName]: string | undefined };
}

export function reasonAgainst(
  run: FailoverRun,
  name: RunCommandName,
): string | undefined {
  if (name === 'dismissPending') {
    return openPending(run).length > 0
      ? undefined
      : 'Nothing of it waits for a cluster.';
  }
  if (hasEnded(run)) return 'The run has ended.';
  if (!POSSIBLE[name].includes(run.state)) return explain(run, name);
  if (name === 'commit' && run.kind === 'drill') {
    return 'A drill goes back; it is not kept.';
  }
  if (name === 'commit' && run.state === 'needsDecision') {
    return isServing(run) ? undefined : 'Not all of the traffic has moved.';
  }
  if (name === 'skip' && movesData(run)) {
    return planStep(run).kind === 'fence'
      ? 'Two sides could take writes: that is decided by setting rule 8 aside, where it asks for it.'
      : 'Traffic would come to where nothing can be written.';
  }
  if (name === 'rollBack' && hasPromoted(run)) {
    return 'The new writer has taken over, or may have: a fail back brings it all back.';
  }
  if (name === 'override' && ruleHolding(run) === undefined) {
    return 'There is no rule to set aside here.';
  }
  if (name === 'escalate' && run.mode !== 'planned') {
    return 'Only a planned run can become an emergency.';
  }
  const left = leftInTheMiddle(run);
  if (name === 'rollBack' && stepToUndo(run) === undefined && !left.length) {
    return 'Nothing has been written yet: abort it.';
  }
  return undefined;
}

function explain(run: FailoverRun, name: RunCommandName): string {
  switch (name) {
    case 'approve':
    case 'decline':
      return 'It does not wait for an approval.';
    case 'confirmStep':
      return 'It waits for no step that is done by hand.';
    case 'resume':
    case 'skip':
      return 'It is not held.';
    case 'commit':
    case 'renew':
      return 'The targets do not serve yet.';
    case 'rollBack':
      return run.state === 'rollingBack'
        ? 'It is going back already.'
        : 'Nothing has been written yet: abort it.';
    default:
      return 'Not in this state.';
  }
}

/** All of the ramp stands. */
function isServing(run: FailoverRun): boolean {
  return run.steps.every(
    ({ state }, index) =>
      run.plan.steps[index].kind !== 'ramp' ||
      state === 'completed' ||
      state === 'skipped',
  );
}
