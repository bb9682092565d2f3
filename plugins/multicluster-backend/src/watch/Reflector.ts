import { KindState } from '@multicluster/backstage-plugin-multicluster-common';
import { Discovery, Located } from './Discovery';
import { followWatch } from './followWatch';
import { Intake } from './Intake';
import { apiVersionOf, collectionPath, KindSpec } from './kinds';
import { listByPages } from './listByPages';
import { RelistReason } from './metrics';
import { Failed, Outcome } from './outcomes';
import { describeError, SilenceError } from './sentences';
import { SyncGate } from './SyncGate';
import { backoffMs, pause, ReflectorTiming } from './timing';
import { ApiConnection } from './types';

/** What the reflectors of one cluster have learned about it and share. */
export type ClusterFeatures = { watchList: boolean };

/** The state of one reflector; several may make up a kind. */
export type ReflectorState = Pick<
  KindState,
  'apiVersion' | 'state' | 'objects' | 'error'
>;

export type ReflectorOptions = {
  connection: ApiConnection;
  spec: KindSpec;
  group: string;
  namespace?: string;
  discovery: Discovery;
  features: ClusterFeatures;
  turn: SyncGate;
  intake: Intake;
  timing: ReflectorTiming;
  random: () => number;
  /** The version to go on from, when the objects of that version are in the cache already. */
  resume?: string;
  signal: AbortSignal;
  onState(state: ReflectorState): void;
  onRelist(reason: RelistReason): void;
  onBytes(bytes: number): void;
  onEvents(count: number): void;
  onLag(seconds: number): void;
};

/**
 * Keeps the objects of one kind of one cluster current, for as long as its signal lasts: lists, watches, and finds its way back
 * after anything that can happen in between. It never gives up and never throws.
 */
export class Reflector {
  readonly #options: ReflectorOptions;
  readonly #path: (apiVersion: string) => string;
  #told?: Pick<ReflectorState, 'state' | 'apiVersion' | 'error'>;
  #apiVersion?: string;
  #version?: string;
  #failures = 0;
  #liveSince?: number;
  #expiredBefore = false;
  #relistReason: RelistReason = 'start';
  #byPages = false;
  #pageSize: number;
  /** Where discovery is not allowed: the version that is tried. */
  #guess = 0;
  #notFound = 0;

  constructor(options: ReflectorOptions) {
    const { spec, namespace } = options;
    this.#options = options;
    this.#version = options.resume;
    this.#pageSize = options.timing.pageSize;
    this.#path = apiVersion =>
      collectionPath({ apiVersion, plural: spec.plural, namespace });
  }

  async run(): Promise<void> {
    const { signal } = this.#options;
    this.#tell('syncing');
    while (!signal.aborted) {
      const beganAt = performance.now();
      const outcome = await this.#attempt();
      if (!signal.aborted) {
        await this.#settle(outcome, performance.now() - beganAt);
      }
    }
  }

  async #attempt(): Promise<Outcome> {
    try {
      if (this.#apiVersion === undefined || this.#version === undefined) {
        const absence = await this.#locate();
        if (absence) {
          return absence;
        }
      }
      return this.#version === undefined
        ? await this.#sync()
        : await this.#watch(this.#version);
    } catch (error) {
      return this.#outcomeOf(error);
    }
  }

  #outcomeOf(error: unknown): Outcome {
    if (error instanceof SilenceError && this.#options.intake.isListing) {
      // An old server takes a list by watch for a plain watch, and never says that the list is complete.
      this.#byPages = true;
    }
    return { type: 'failed', error: describeError(error) };
  }

  async #locate(): Promise<Outcome | undefined> {
    const { discovery, spec, group } = this.#options;
    const located: Located = await discovery.locate(
      { ...spec, group },
      { fresh: this.#notFound > 0 },
    );
    if (located === 'absent') {
      return { type: 'absent' };
    }
    if (located !== 'hidden') {
      this.#apiVersion = located.apiVersion;
      return undefined;
    }
    if (this.#guess >= spec.versions.length) {
      this.#guess = 0;
      return { type: 'absent' };
    }
    this.#apiVersion = apiVersionOf(group, spec.versions[this.#guess]);
    return undefined;
  }

  async #sync(): Promise<Outcome> {
    const { turn, signal, features, intake } = this.#options;
    const leave = await turn.enter(signal);
    this.#options.onRelist(this.#relistReason);
    // What was cut off is the reason, unless a better one is found.
    this.#relistReason = 'interrupted';
    try {
      if (features.watchList && !this.#byPages) {
        return await this.#follow(undefined, leave);
      }
      const listed = await listByPages({
        ...this.#options,
        ...this.#request(),
        pageSize: this.#pageSize,
        intake,
      });
      if ('type' in listed) {
        // Pages of a list that is too long to be read before it expires: fewer and larger ones are.
        this.#pageSize *= listed.type === 'expired' ? 4 : 1;
        return listed;
      }
      this.#synced(listed.version);
      leave();
      return await this.#watch(listed.version);
    } finally {
      leave();
    }
  }

  async #watch(from: string): Promise<Outcome> {
    return this.#follow(from, () => {});
  }

  async #follow(
    from: string | undefined,
    onSynced: () => void,
  ): Promise<Outcome> {
    let settled: NodeJS.Timeout | undefined;
    const { onHead, ...asked } = this.#request();
    try {
      return await followWatch({
        ...this.#options,
        ...asked,
        from,
        onHead: () => {
          onHead();
          if (from !== undefined && this.#told?.state !== 'live') {
            const { settleMs } = this.#options.timing;
            settled = setTimeout(() => this.#live(), settleMs);
          }
        },
        onVersion: version => {
          if (this.#version === undefined) {
            this.#synced(version);
            onSynced();
          }
          this.#version = version;
          this.#live();
        },
      });
    } finally {
      clearTimeout(settled);
    }
  }

  /** What all requests for the kind have in common. */
  #request() {
    const { spec } = this.#options;
    const apiVersion = this.#apiVersion ?? '';
    return {
      apiVersion,
      plural: spec.plural,
      path: this.#path(apiVersion),
      onHead: () => {
        this.#notFound = 0;
        if (this.#version === undefined) {
          this.#tell('syncing');
        }
      },
    };
  }

  #synced(version: string) {
    this.#version = version;
    this.#live();
  }

  #live() {
    this.#liveSince ??= performance.now();
    this.#tell('live');
  }

  async #settle(outcome: Outcome, lastedMs: number): Promise<void> {
    switch (outcome.type) {
      case 'ended':
        return this.#afterEnd(lastedMs);
      case 'expired':
        return this.#afterExpiry();
      case 'unsupported':
        this.#options.features.watchList = false;
        return undefined;
      case 'notFound':
        return this.#afterNotFound();
      case 'absent':
        return this.#whileAbsent();
      case 'forbidden':
        return this.#whileForbidden();
      default:
        return this.#afterFailure(outcome);
    }
  }

  async #afterEnd(lastedMs: number) {
    if (lastedMs < this.#options.timing.shortestWatchMs) {
      const error = 'The API server ends each watch at once.';
      // One such end is nothing, a server that restarts does so; two are worth a word.
      await this.#backOff({ type: 'failed', error }, this.#failures > 0);
    }
  }

  async #afterExpiry() {
    const isRepeated = this.#expiredBefore && !this.#wasHealthy();
    this.#expiredBefore = true;
    this.#version = undefined;
    this.#relistReason = 'expired';
    if (isRepeated) {
      const error = 'The API server forgets sooner than it can be read.';
      await this.#backOff({ type: 'failed', error }, true);
    } else {
      this.#liveSince = undefined;
      this.#tell('syncing');
    }
  }

  async #afterNotFound() {
    const { plural } = this.#options.spec;
    this.#apiVersion = undefined;
    this.#notFound++;
    this.#guess++;
    if (this.#notFound > this.#options.spec.versions.length) {
      // Discovery says that it is there, the kind itself says that it is not: something between us and the cluster is wrong.
      const error = `The API server answered 404 when asked for ${plural}.`;
      await this.#afterFailure({ type: 'failed', error });
    }
  }

  async #whileAbsent() {
    const { discovery, intake, spec, group, signal } = this.#options;
    this.#version = undefined;
    this.#apiVersion = undefined;
    this.#notFound = 0;
    this.#liveSince = undefined;
    intake.forgetAll();
    this.#tell('absent');
    await discovery.appears({ ...spec, group }, signal);
  }

  async #whileForbidden() {
    const { timing, random, signal, spec, namespace } = this.#options;
    const where = namespace === undefined ? '' : ` in '${namespace}'`;
    this.#liveSince = undefined;
    this.#tell(
      'forbidden',
      `The portal may not list and watch ${spec.plural}${where} (403).`,
    );
    await pause(timing.forbiddenRetryMs * (0.9 + 0.2 * random()), signal);
  }

  async #afterFailure(failed: Failed) {
    if (failed.resync) {
      this.#version = undefined;
      this.#relistReason = 'unreadable';
    }
    await this.#backOff(failed, true);
  }

  async #backOff(failed: Failed, isTold: boolean) {
    const { timing, random, signal } = this.#options;
    if (this.#wasHealthy()) {
      this.#failures = 0;
    }
    this.#failures++;
    this.#liveSince = undefined;
    if (isTold) {
      this.#tell('broken', failed.error);
    }
    const waitMs = backoffMs(timing, this.#failures, random);
    await pause(Math.max(waitMs, failed.retryAfterMs ?? 0), signal);
  }

  /** Whether all went well for so long that what went wrong before does not count any more. */
  #wasHealthy(): boolean {
    const liveMs = performance.now() - (this.#liveSince ?? Infinity);
    return liveMs >= this.#options.timing.healthyAfterMs;
  }

  #tell(state: ReflectorState['state'], error?: string) {
    const { spec, group, intake, onState } = this.#options;
    const apiVersion =
      this.#apiVersion ?? apiVersionOf(group, spec.versions[0]);
    const told = this.#told;
    if (
      told?.state === state &&
      told.error === error &&
      told.apiVersion === apiVersion
    ) {
      return;
    }
    this.#told = { state, apiVersion, error };
    onState({ ...this.#told, objects: intake.objects });
  }
}
