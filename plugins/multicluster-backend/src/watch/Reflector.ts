import { KindState } from '@multicluster/backstage-plugin-multicluster-common';
import { Discovery } from './Discovery';
import { followWatch } from './followWatch';
import { Intake } from './Intake';
import { KindLocation } from './KindLocation';
import { collectionPath, KindSpec } from './kinds';
import { listByPages } from './listByPages';
import { RelistReason } from './metrics';
import { Failed, Outcome } from './outcomes';
import { Patience } from './Patience';
import { describeError, SilenceError } from './sentences';
import { SyncGate } from './SyncGate';
import { pause, ReflectorTiming } from './timing';
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
  readonly #location: KindLocation;
  readonly #patience: Patience;
  #told?: Pick<ReflectorState, 'state' | 'apiVersion' | 'error'>;
  /** Everything up to it has been taken in; without it, the next thing to do is to list. */
  #version?: string;
  #relistReason: RelistReason = 'start';
  #byPages = false;
  #pageSize: number;

  constructor(options: ReflectorOptions) {
    this.#options = options;
    this.#location = new KindLocation(options);
    this.#patience = new Patience(options);
    this.#version = options.resume;
    this.#pageSize = options.timing.pageSize;
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
      // Before a list, even where the version is known: a cluster that gives no answer takes no turn to sync.
      if (!this.#location.isKnown || this.#version === undefined) {
        if (!(await this.#location.find())) {
          return { type: 'absent' };
        }
      }
      return this.#version === undefined
        ? await this.#sync()
        : await this.#follow(this.#version);
    } catch (error) {
      if (error instanceof SilenceError && this.#options.intake.isListing) {
        // An old server takes a list by watch for a plain watch, and never says that the list is complete.
        this.#byPages = true;
      }
      return { type: 'failed', error: describeError(error) };
    }
  }

  async #sync(): Promise<Outcome> {
    const { turn, signal, features } = this.#options;
    const leave = await turn.enter(signal);
    this.#options.onRelist(this.#relistReason);
    // What cut it off is the reason for the next, unless a better one is found.
    this.#relistReason = 'interrupted';
    try {
      if (features.watchList && !this.#byPages) {
        return await this.#follow(undefined, leave);
      }
      const listed = await listByPages({
        ...this.#options,
        ...this.#request(),
        pageSize: this.#pageSize,
      });
      if ('type' in listed) {
        // Fewer and larger pages may be read before the list expires.
        this.#pageSize *= listed.type === 'expired' ? 4 : 1;
        return listed;
      }
      this.#reached(listed.version);
      leave();
      return await this.#follow(listed.version);
    } finally {
      leave();
    }
  }

  async #follow(
    from: string | undefined,
    onListed: () => void = () => {},
  ): Promise<Outcome> {
    const { onHead, ...asked } = this.#request();
    let settled: NodeJS.Timeout | undefined;
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
          onListed();
          this.#reached(version);
        },
      });
    } finally {
      clearTimeout(settled);
    }
  }

  /** What all requests for the kind have in common. */
  #request() {
    const { spec, namespace } = this.#options;
    const { plural } = spec;
    const { apiVersion } = this.#location;
    return {
      apiVersion,
      plural,
      path: collectionPath({ apiVersion, plural, namespace }),
      onHead: () => {
        this.#location.confirm();
        if (this.#version === undefined) {
          this.#tell('syncing');
        }
      },
    };
  }

  #reached(version: string) {
    this.#version = version;
    this.#live();
  }

  #live() {
    this.#patience.live();
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
      const isTold = this.#patience.hasFailed;
      await this.#backOff({ type: 'failed', error }, { isTold });
    }
  }

  async #afterExpiry() {
    this.#version = undefined;
    this.#relistReason = 'expired';
    if (this.#patience.expired()) {
      const error = 'The API server forgets sooner than it can be read.';
      await this.#backOff({ type: 'failed', error });
    } else {
      this.#patience.interrupted();
      this.#tell('syncing');
    }
  }

  async #afterNotFound() {
    if (!this.#location.missed()) {
      // Something between us and the cluster is wrong: discovery says that the kind is there.
      const error = `The API server answered 404 when asked for ${
        this.#options.spec.plural
      }.`;
      await this.#backOff({ type: 'failed', error });
    }
  }

  async #whileAbsent() {
    this.#version = undefined;
    this.#patience.interrupted();
    this.#options.intake.forgetAll();
    this.#tell('absent');
    await this.#location.appears(this.#options.signal);
  }

  async #whileForbidden() {
    const { signal, spec, namespace } = this.#options;
    const where = namespace === undefined ? '' : ` in '${namespace}'`;
    const waitMs = this.#patience.forbidden();
    this.#tell(
      'forbidden',
      `The portal may not list and watch ${spec.plural}${where} (403).`,
    );
    await pause(waitMs, signal);
  }

  async #afterFailure(failed: Failed) {
    if (failed.resync) {
      this.#version = undefined;
      this.#relistReason = 'unreadable';
    }
    await this.#backOff(failed);
  }

  async #backOff(failed: Failed, { isTold } = { isTold: true }) {
    const waitMs = this.#patience.failed(failed.retryAfterMs);
    if (isTold) {
      this.#tell('broken', failed.error);
    }
    await pause(waitMs, this.#options.signal);
  }

  #tell(state: ReflectorState['state'], error?: string) {
    const { intake, onState } = this.#options;
    const { apiVersion } = this.#location;
    const told = this.#told;
    if (
      told?.state !== state ||
      told.error !== error ||
      told.apiVersion !== apiVersion
    ) {
      this.#told = { state, apiVersion, error };
      onState({ ...this.#told, objects: intake.objects });
    }
  }
}
