import { Discovery } from './Discovery';
import { apiVersionOf, KindSpec } from './kinds';

/** The API version by which one kind is read, and how it is found. */
export class KindLocation {
  readonly #discovery: Discovery;
  readonly #spec: KindSpec;
  readonly #group: string;
  #apiVersion?: string;
  /** Where discovery is not allowed: the version that is tried. */
  #guess = 0;
  #notFound = 0;

  constructor(options: {
    discovery: Discovery;
    spec: KindSpec;
    group: string;
  }) {
    this.#discovery = options.discovery;
    this.#spec = options.spec;
    this.#group = options.group;
  }

  get isKnown(): boolean {
    return this.#apiVersion !== undefined;
  }

  /** The version that is read, or would be. */
  get apiVersion(): string {
    return this.#apiVersion ?? this.#versionAt(0);
  }

  /** False when the kind is absent. Rejects with a `DiscoveryError` when the cluster gives no answer. */
  async find(): Promise<boolean> {
    const located = await this.#discovery.locate(this.#wanted(), {
      fresh: this.#notFound > 0,
    });
    if (located === 'hidden' && this.#guess < this.#spec.versions.length) {
      this.#apiVersion = this.#versionAt(this.#guess);
      return true;
    }
    if (typeof located === 'object') {
      this.#apiVersion = located.apiVersion;
      return true;
    }
    return false;
  }

  /** The kind was read. */
  confirm() {
    this.#notFound = 0;
  }

  /** The kind answered 404. False when it has done so again although discovery says that it is there. */
  missed(): boolean {
    this.#apiVersion = undefined;
    this.#guess++;
    this.#notFound++;
    return this.#notFound <= this.#spec.versions.length;
  }

  /** Begins from the beginning when the kind appears, or may have. */
  async appears(signal: AbortSignal): Promise<void> {
    this.#apiVersion = undefined;
    this.#guess = 0;
    this.#notFound = 0;
    await this.#discovery.appears(this.#wanted(), signal);
  }

  #wanted() {
    const { versions, plural } = this.#spec;
    return { group: this.#group, versions, plural };
  }

  #versionAt(index: number): string {
    return apiVersionOf(this.#group, this.#spec.versions[index]);
  }
}
