import { JsonObject } from '@backstage/types';
import {
  ClusterEvent,
  Deployment,
  effectKey,
  effectsOf,
  EffectiveValue,
  RolloutEffect,
  RolloutEvent,
  RolloutMessage,
  transition,
  WORKING_STATES,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ClaimedDeployment, DeploymentQueue } from '../types';
import { Bell } from './Bell';
import { perform, Performers } from './perform';

/** Something that happened. `act`: the act that has ended with it. */
type News = {
  event: RolloutEvent;
  act?: string;
  values?: EffectiveValue[];
};

type Act = { effect: RolloutEffect; ending: AbortController };

export type DeploymentRunOptions = Performers & {
  store: DeploymentQueue & Performers['store'];
  claimed: ClaimedDeployment;
  /** When the claim was asked for, by `performance.now()`: the lease counts from then. */
  claimedAt: number;
  /** What was given for it, if this process was; looked up anew each time. */
  secretsOf: () => JsonObject | undefined;
  /** Ends the run in mid-way: others go on with it. */
  signal: AbortSignal;
};

/**
 * One deployment, for as long as this process has the lease: load, transition, write, act. Nothing is done on a cluster before the state
 * that wants it is written, and what the state does not want any more is stopped.
 */
export class DeploymentRun {
  readonly #options: DeploymentRunOptions;
  readonly #acts = new Map<string, Act>();
  readonly #open = new Set<Promise<void>>();
  readonly #bell = new Bell();
  readonly #ending = new AbortController();
  #news: News[] = [];
  #claimed: ClaimedDeployment;
  #lease?: NodeJS.Timeout;
  #heardAt = 0;
  #isCalled = false;

  constructor(options: DeploymentRunOptions) {
    this.#options = options;
    this.#claimed = options.claimed;
  }

  /** Looks at once whether a command has changed it. */
  wake(): void {
    this.#isCalled = true;
    this.#bell.ring();
  }

  /** Until there is no work left, the lease is lost, or the signal ends it. The state in which it leaves the deployment. */
  async run(): Promise<Deployment> {
    const { signal } = this.#options;
    const onAbort = () => this.#end();
    signal.addEventListener('abort', onAbort);
    this.#prolong(this.#options.claimedAt);
    try {
      this.#post({ event: { type: 'claimed' } });
      while (!signal.aborted && !this.#ending.signal.aborted) {
        await this.#write();
        if (!this.#isWorking()) {
          break;
        }
        this.#reconcile();
        await this.#bell.sleep(Math.max(0, this.#untilHeartbeat()));
        if (this.#isCalled || this.#untilHeartbeat() <= 0) {
          await this.#renew();
        }
      }
    } finally {
      signal.removeEventListener('abort', onAbort);
      await this.#close();
    }
    return this.#claimed.deployment;
  }

  #isWorking(): boolean {
    return WORKING_STATES.includes(this.#claimed.deployment.state);
  }

  #post(news: News): void {
    this.#news.push(news);
    this.#bell.ring();
  }

  #end(): void {
    this.#ending.abort();
    this.#bell.ring();
  }

  /** Counts from the last answer of the store and not from the last news: these may come without end, and lead to nothing. */
  #untilHeartbeat(): number {
    return this.#heardAt + this.#options.timing.heartbeatMs - performance.now();
  }

  /** Others may take it when the lease is over: by then nothing must be going on here. */
  #prolong(since: number): void {
    clearTimeout(this.#lease);
    this.#heardAt = performance.now();
    const left = since + this.#options.timing.leaseMs - performance.now();
    this.#lease = setTimeout(() => this.#end(), Math.max(0, left));
    this.#lease.unref();
  }

  /** Writes what the news lead to; with a command in between, what they lead to after it. */
  async #write(): Promise<void> {
    const { leaseMs } = this.#options.timing;
    const news = this.#news;
    this.#news = [];
    while (!this.#ending.signal.aborted) {
      const at = this.#options.now();
      const { next, events } = follow(this.#claimed.deployment, news, at);
      if (next === this.#claimed.deployment) {
        break;
      }
      const since = performance.now();
      const outcome = await this.#options.store.advance({
        claimed: this.#claimed,
        next,
        events,
        at,
        leaseMs,
        values: valuesOf(news),
      });
      if (outcome === 'written') {
        this.#claimed = { ...this.#claimed, deployment: next };
        this.#prolong(since);
        break;
      }
      await this.#renew();
    }
    // Only now: until its end is written, an act must not seem to be missing.
    news.forEach(({ act }) => act && this.#acts.delete(act));
  }

  async #renew(): Promise<void> {
    if (this.#ending.signal.aborted) {
      return;
    }
    this.#isCalled = false;
    const { owner, deployment } = this.#claimed;
    const { leaseMs } = this.#options.timing;
    const since = performance.now();
    const key = { id: deployment.id, owner, leaseMs };
    const renewed = await this.#options.store.renew(key);
    if (renewed) {
      this.#claimed = renewed;
      this.#prolong(since);
    } else {
      this.#end();
    }
  }

  /** Starts what the state wants and is not going on; stops what is going on and the state does not want any more. */
  #reconcile(): void {
    const wanted = new Map(
      effectsOf(this.#claimed.deployment).map(each => [effectKey(each), each]),
    );
    for (const [key, { ending }] of this.#acts) {
      if (!wanted.has(key)) {
        ending.abort();
        this.#acts.delete(key);
      }
    }
    for (const [key, effect] of wanted) {
      if (this.#acts.has(key) || !this.#hasRoomFor(effect)) {
        continue;
      }
      if (this.#lacksSecrets(effect)) {
        this.#post({ event: { type: 'secretsMissing' } });
        return;
      }
      this.#start(key, effect);
    }
  }

  #hasRoomFor(effect: RolloutEffect): boolean {
    const running = [...this.#acts.values()].filter(act => isHeavy(act.effect));
    return !isHeavy(effect) || running.length < this.#options.timing.clusters;
  }

  #lacksSecrets({ type }: RolloutEffect): boolean {
    return (
      this.#claimed.deployment.usesSecrets &&
      (type === 'check' || type === 'apply') &&
      this.#options.secretsOf() === undefined
    );
  }

  #start(key: string, effect: RolloutEffect): void {
    const act: Act = { effect, ending: new AbortController() };
    this.#acts.set(key, act);
    const { deployment } = this.#claimed;
    const { cluster } = effect;
    const { signal } = act.ending;
    const tell = (event: ClusterEvent) =>
      signal.aborted ? undefined : this.#post({ event });
    const secretValues = this.#options.secretsOf();
    const task = { deployment, cluster, secretValues, signal };
    const done = perform(this.#options, { effect, task, tell })
      .then(({ event, values }) => {
        if (!signal.aborted) {
          this.#post({ event, values, act: key });
        }
      })
      // It rejects when it was told to stop: then nothing is to be said.
      .catch(() => undefined)
      .finally(() => this.#open.delete(done));
    this.#open.add(done);
  }

  async #close(): Promise<void> {
    clearTimeout(this.#lease);
    this.#acts.forEach(({ ending }) => ending.abort());
    const settled = new Bell();
    Promise.all(this.#open).finally(() => settled.ring());
    await settled.sleep(this.#options.timing.settleMs);
    if (this.#isWorking()) {
      const { owner, deployment } = this.#claimed;
      // Others need not wait for the end of the lease. Where it is lost already, this does nothing.
      await this.#options.store.renew({ id: deployment.id, owner, leaseMs: 0 });
    }
  }
}

/** What takes a process or many requests, other than a look. */
function isHeavy({ type }: RolloutEffect): boolean {
  return type === 'check' || type === 'apply' || type === 'revert';
}

function follow(from: Deployment, news: News[], at: number) {
  const events: RolloutMessage[] = [];
  let next = from;
  for (const { event } of news) {
    const led = transition(next, event, at);
    next = led.deployment;
    events.push(...led.events);
  }
  return { next, events };
}

function valuesOf(news: News[]): { [cluster: string]: EffectiveValue[] } {
  return Object.fromEntries(
    news.flatMap(({ event, values }) =>
      values && 'cluster' in event ? [[event.cluster, values]] : [],
    ),
  );
}
