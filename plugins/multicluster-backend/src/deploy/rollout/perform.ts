import { NotFoundError } from '@backstage/errors';
import {
  ClusterEvent,
  Deployment,
  EffectiveValue,
  RolloutEffect,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  AppliedTarget,
  DeploymentStore,
  TargetDeployer,
  TargetTask,
} from '../types';
import { RolloutTiming } from './timing';
import { HealthOf } from './types';
import { soakTarget, waitForTarget } from './watchTarget';
import { withinDeadline } from './withinDeadline';

/** What effects are done with. */
export type Performers = {
  store: Pick<DeploymentStore, 'get'>;
  deployer: TargetDeployer;
  healthOf: HealthOf;
  timing: RolloutTiming;
  now: () => number;
};

/** How an effect ended, and what the cluster was given. */
export type Performed = { event: ClusterEvent; values?: EffectiveValue[] };

type Performance = {
  effect: RolloutEffect;
  task: TargetTask;
  /** Hears what is known before the end. */
  tell: (event: ClusterEvent) => void;
};

/** Does what has to be done on one cluster. Rejects only when the signal of the task ends it: all else is how it ended. */
export async function perform(
  performers: Performers,
  options: Performance,
): Promise<Performed> {
  const { effect, task } = options;
  const { cluster, signal } = task;
  try {
    return await begin(performers, options);
  } catch (error) {
    signal.throwIfAborted();
    const message = sentenceOf(error);
    return {
      event:
        effect.type === 'check'
          ? { type: 'clusterCheckFailed', cluster, problems: [message] }
          : { type: 'clusterFailed', cluster, message },
    };
  }
}

async function begin(
  performers: Performers,
  { effect, task, tell }: Performance,
): Promise<Performed> {
  switch (effect.type) {
    case 'check':
      return check(performers, task);
    case 'apply':
      return apply(performers, task);
    case 'revert':
      return revert(performers, task, effect.previousId);
    case 'observe': {
      const watched = { ...performers, task, until: effect.until };
      return { event: await waitForTarget(watched, tell) };
    }
    default: {
      const watched = { ...performers, task, until: effect.until };
      return { event: await soakTarget(watched) };
    }
  }
}

async function check(
  { deployer, timing }: Performers,
  task: TargetTask,
): Promise<Performed> {
  const { cluster, signal } = task;
  const { chart, problems } = await withinDeadline(
    { signal, deadlineMs: timing.checkMs, what: 'The check' },
    until => deployer.check({ ...task, signal: until }),
  );
  const told = (severity: 'error' | 'warning') =>
    problems
      .filter(problem => problem.severity === severity)
      .map(({ message }) => sentence(message));
  const errors = told('error');
  const warnings = told('warning');
  return {
    event:
      errors.length > 0
        ? { type: 'clusterCheckFailed', cluster, problems: errors }
        : { type: 'clusterChecked', cluster, warnings, chart },
  };
}

async function apply(
  { deployer, timing }: Performers,
  task: TargetTask,
): Promise<Performed> {
  const { cluster } = task;
  return write(task, timing, async signal => {
    const applied = await deployer.apply({ ...task, signal });
    const { changes, inventory, notes, values } = applied;
    return {
      event: { type: 'clusterApplied', cluster, changes, inventory, notes },
      values,
    };
  });
}

async function revert(
  { deployer, store, timing }: Performers,
  task: TargetTask,
  previousId: string | undefined,
): Promise<Performed> {
  const { cluster } = task;
  return write(task, timing, async signal => {
    const previous = await findPrevious(store, previousId);
    const reverted: AppliedTarget = await deployer.revert({
      ...task,
      signal,
      previous,
    });
    const { inventory, notes } = reverted;
    return { event: { type: 'clusterReverted', cluster, inventory, notes } };
  });
}

function write(
  { signal }: TargetTask,
  { applyMs }: RolloutTiming,
  call: (signal: AbortSignal) => Promise<Performed>,
): Promise<Performed> {
  const deadline = { signal, deadlineMs: applyMs, what: 'The write' };
  return withinDeadline(deadline, call);
}

async function findPrevious(
  store: Pick<DeploymentStore, 'get'>,
  id: string | undefined,
): Promise<Deployment | undefined> {
  const previous = id === undefined ? undefined : await store.get(id);
  if (id !== undefined && !previous) {
    throw new NotFoundError(
      `Deployment '${id}', which was there before, is not kept any more`,
    );
  }
  return previous;
}

function sentenceOf(error: unknown): string {
  return sentence(error instanceof Error ? error.message : String(error));
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
