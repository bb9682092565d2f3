import { KindSpec } from './kinds';
import { BatchBuffer } from './BatchBuffer';
import { SharedParts, trimResource } from './trim';
import { at, Raw, record, text } from './trim/read';
import { ReflectorTiming } from './timing';
import { ReflectorBatch } from './types';

/** k8gb leaves the object in its former group behind when it has moved it, and marks it so. */
const MOVED_LABEL = 'migrated-to-k8gb-io';

function hasMoved(raw: Raw): boolean {
  return at(raw.metadata, 'labels', MOVED_LABEL) === 'true';
}

function keyOf(raw: Raw): string | undefined {
  const metadata = record(raw.metadata);
  const name = text(metadata.name);
  return name && `${text(metadata.namespace) ?? ''}/${name}`;
}

/** What the objects of one kind go through on arrival: trimmed at once, counted, gathered into batches. */
export class Intake {
  readonly #spec: KindSpec;
  readonly #cluster: string;
  readonly #scope: { namespace?: string; group?: string };
  readonly #parts: SharedParts;
  readonly #buffer: BatchBuffer;
  #listed?: Set<string>;
  #objects = 0;

  constructor(options: {
    spec: KindSpec;
    cluster: string;
    scope: { namespace?: string; group?: string };
    parts: SharedParts;
    timing: ReflectorTiming;
    /** Objects that the consumer has already. */
    held?: number;
    deliver: (batch: ReflectorBatch) => void;
  }) {
    this.#objects = options.held ?? 0;
    this.#spec = options.spec;
    this.#cluster = options.cluster;
    this.#scope = options.scope;
    this.#parts = options.parts;
    this.#buffer = new BatchBuffer({ ...options, kind: options.spec.kind });
  }

  /** Objects that the cluster has of this kind, as far as was heard. */
  get objects(): number {
    return this.#objects;
  }

  /** True between `beginList` and `endList`. */
  get isListing(): boolean {
    return this.#listed !== undefined;
  }

  /** The old objects stay until the list is complete. */
  beginList() {
    this.#listed = new Set();
  }

  /** False when the object has no name, so that it cannot be one. `isNew` is for the count. */
  take(
    raw: Raw,
    options: { apiVersion: string; seenAt: number; isNew?: boolean },
  ): boolean {
    const key = keyOf(raw);
    if (!key) {
      return false;
    }
    if (hasMoved(raw)) {
      return true;
    }
    this.#listed?.add(key);
    this.#objects += options.isNew ? 1 : 0;
    this.#buffer.put(
      key,
      trimResource(this.#spec, raw, {
        cluster: this.#cluster,
        parts: this.#parts,
        ...options,
      }),
    );
    return true;
  }

  /** False when the object has no name. */
  remove(raw: Raw): boolean {
    const key = keyOf(raw);
    // Under the name of an object that has moved stands its successor.
    if (key && !hasMoved(raw)) {
      this.#listed?.delete(key);
      this.#objects = Math.max(0, this.#objects - 1);
      this.#buffer.put(key, undefined);
    }
    return key !== undefined;
  }

  /** The list is complete: whatever was not in it has gone. */
  endList(version: string) {
    const keys = [...(this.#listed ?? [])];
    this.#listed = undefined;
    this.#objects = keys.length;
    this.#buffer.reached(version);
    this.#buffer.flush({
      listed: { ...this.#scope, keys },
      resourceVersion: version,
    });
  }

  /** The cluster no longer serves the kind. */
  forgetAll() {
    this.beginList();
    this.endList('');
  }

  reached(version: string) {
    this.#buffer.reached(version);
  }

  settle() {
    this.#buffer.settle();
  }

  flush() {
    this.#buffer.flush();
  }
}
