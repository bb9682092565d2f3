import {
  Resource,
  ResourceKind,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ReflectorTiming } from './timing';
import { ReflectorBatch } from './types';

/**
 * Gathers what a reflector took in. A change that comes alone goes on at once, so that a reader sees it without delay; of a burst,
 * the rest follows in pieces of `batchObjects`, or every `batchMs`. Of several changes to one object the last counts.
 */
export class BatchBuffer {
  readonly #cluster: string;
  readonly #kind: ResourceKind;
  readonly #timing: ReflectorTiming;
  readonly #deliver: (batch: ReflectorBatch) => void;
  #changes = new Map<string, Resource | undefined>();
  #version?: string;
  #deliveredAt = -Infinity;
  #timer?: NodeJS.Timeout;

  constructor(options: {
    cluster: string;
    kind: ResourceKind;
    timing: ReflectorTiming;
    deliver: (batch: ReflectorBatch) => void;
  }) {
    this.#cluster = options.cluster;
    this.#kind = options.kind;
    this.#timing = options.timing;
    this.#deliver = options.deliver;
  }

  /** The object, or `undefined` for one that has gone. */
  put(key: string, resource: Resource | undefined) {
    this.#changes.set(key, resource);
    if (this.#changes.size >= this.#timing.batchObjects) {
      this.flush();
    }
  }

  /** Everything put so far is contained in this version. */
  reached(version: string) {
    this.#version = version;
  }

  /** No more is at hand: hand over now, or soon when the last time was just before. */
  settle() {
    const waitMs = this.#deliveredAt + this.#timing.batchMs - performance.now();
    if (waitMs <= 0) {
      this.flush();
    } else {
      this.#timer ??= setTimeout(() => this.flush(), waitMs);
    }
  }

  /** Hands over now, together with what only the end of a list has to say. */
  flush(extra?: Pick<ReflectorBatch, 'listed' | 'resourceVersion'>) {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#changes.size === 0 && this.#version === undefined && !extra) {
      return;
    }
    const upserts: Resource[] = [];
    const deletes: string[] = [];
    for (const [key, resource] of this.#changes) {
      if (resource) {
        upserts.push(resource);
      } else {
        deletes.push(key);
      }
    }
    const resourceVersion = this.#version;
    this.#changes = new Map();
    this.#version = undefined;
    this.#deliveredAt = performance.now();
    this.#deliver({
      cluster: this.#cluster,
      kind: this.#kind,
      upserts,
      deletes,
      resourceVersion,
      ...extra,
    });
  }
}
