import { setTimeout as delay } from 'node:timers/promises';
import { JsonObject } from '@backstage/types';
import {
  Deployment,
  ObjectRef,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  AppliedTarget,
  CheckedTarget,
  ObservedTarget,
  TargetDeployer,
  TargetTask,
} from '../types';

/** How a cluster behaves; what is not said goes well at once. Lists are taken from the front, and the last goes on for ever. */
export type FakeCluster = {
  /** Messages of the errors that a check finds; none is a check that passes. */
  checks?: string[][];
  /** `ok`, or the message of the error. */
  applies?: string[];
  reverts?: string[];
  observations?: ObservedTarget[];
  /** Milliseconds that each call takes; a call that is stopped ends sooner. */
  takesMs?: number;
};

type Method = 'check' | 'apply' | 'observe' | 'revert';

const object: ObjectRef = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  namespace: 'web',
  name: 'podinfo',
};

/** Clusters that are only remembered. What was written to them outlives the worker that did it. */
export class FakeDeployer implements TargetDeployer {
  readonly clusters: { [cluster: string]: FakeCluster };
  /** `apply east`, in the order in which they began. Looks are not counted. */
  readonly calls: string[] = [];
  /** The deployment whose objects a cluster has. */
  readonly live = new Map<string, string>();
  /** `east: d1`, for each write that changed something. */
  readonly writes: string[] = [];
  readonly secretsSeen: (JsonObject | undefined)[] = [];
  /** Called before and after what a call does. */
  hook: (point: string) => Promise<void> | void = () => {};
  #running = new Map<string, number>();
  /** Writes to one cluster that went on at the same time, at most. */
  mostAtOnce = 0;

  constructor(clusters: { [cluster: string]: FakeCluster } = {}) {
    this.clusters = clusters;
  }

  check(task: TargetTask): Promise<CheckedTarget> {
    return this.#call('check', task, () => {
      const messages = take(this.clusters[task.cluster]?.checks) ?? [];
      return {
        objects: [],
        values: [],
        chart: { name: 'podinfo', version: '6.9.0' },
        problems: messages.map(message => ({
          severity: 'error',
          code: 'dry-run',
          message,
        })),
      };
    });
  }

  apply(task: TargetTask): Promise<AppliedTarget> {
    const { cluster, deployment } = task;
    return this.#call('apply', task, () => {
      refuse(take(this.clusters[cluster]?.applies));
      const isRemoval = deployment.action === 'undeploy';
      return this.#write(cluster, isRemoval ? undefined : deployment.id);
    });
  }

  observe(task: TargetTask): Promise<ObservedTarget> {
    return this.#call(
      'observe',
      task,
      () =>
        take(this.clusters[task.cluster]?.observations) ?? { state: 'ready' },
    );
  }

  revert(
    task: TargetTask & { previous: Deployment | undefined },
  ): Promise<AppliedTarget> {
    const { cluster, previous } = task;
    return this.#call('revert', task, () => {
      refuse(take(this.clusters[cluster]?.reverts));
      return this.#write(cluster, previous?.id);
    });
  }

  async #call<T>(method: Method, task: TargetTask, act: () => T): Promise<T> {
    const { cluster, secretValues, signal } = task;
    signal.throwIfAborted();
    if (method !== 'observe') {
      this.calls.push(`${method} ${cluster}`);
      this.secretsSeen.push(secretValues);
    }
    await this.hook(`before ${method} ${cluster}`);
    const isWrite = method === 'apply' || method === 'revert';
    const running = (this.#running.get(cluster) ?? 0) + Number(isWrite);
    this.#running.set(cluster, running);
    this.mostAtOnce = Math.max(this.mostAtOnce, running);
    try {
      const ms = this.clusters[cluster]?.takesMs;
      if (ms !== undefined) {
        await delay(ms, undefined, { signal });
      }
      const result = act();
      await this.hook(`after ${method} ${cluster}`);
      return result;
    } finally {
      const left = this.#running.get(cluster)! - Number(isWrite);
      this.#running.set(cluster, left);
    }
  }

  #write(cluster: string, id: string | undefined): AppliedTarget {
    const before = this.live.get(cluster);
    if (id === undefined) {
      this.live.delete(cluster);
    } else {
      this.live.set(cluster, id);
    }
    const isChanged = before !== id;
    if (isChanged) {
      this.writes.push(`${cluster}: ${id ?? 'nothing'}`);
    }
    return {
      changes: {
        created: Number(isChanged && before === undefined),
        updated: Number(isChanged && before !== undefined && id !== undefined),
        deleted: Number(isChanged && id === undefined),
      },
      inventory: id === undefined ? [] : [object],
      values: [
        { path: 'of', value: id ?? 'nothing', origin: { layer: 'common' } },
      ],
    };
  }
}

function take<T>(list: T[] | undefined): T | undefined {
  return list && list.length > 1 ? list.shift() : list?.[0];
}

function refuse(message: string | undefined): void {
  if (message !== undefined && message !== 'ok') {
    throw new Error(message);
  }
}
