import { randomUUID } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { WORKING_STATES } from '@multicluster/backstage-plugin-multicluster-common';
import {
  ClaimedDeployment,
  DeploymentQueue,
  DeploymentStore,
  TargetDeployer,
} from '../types';
import { Bell } from './Bell';
import { DeploymentRun } from './DeploymentRun';
import { GivenSecrets } from './GivenSecrets';
import { defaultTiming, RolloutTiming } from './timing';
import { HealthOf } from './types';

export type DeployWorkerOptions = {
  store: DeploymentQueue & Pick<DeploymentStore, 'get'>;
  deployer: TargetDeployer;
  healthOf: HealthOf;
  logger: LoggerService;
  /** Names the process in the leases; one of its own when absent. */
  owner?: string;
  timing?: Partial<RolloutTiming>;
  /** Epoch milliseconds. */
  now?: () => number;
};

/** Does what deployments ask for: several at a time, each on a lease. Any number of processes may do so on one database. */
export class DeployWorker {
  readonly #options: DeployWorkerOptions;
  readonly #timing: RolloutTiming;
  readonly #owner: string;
  readonly #secrets = new GivenSecrets();
  readonly #runs = new Set<DeploymentRun>();
  readonly #bell = new Bell();
  #claims = 0;

  constructor(options: DeployWorkerOptions) {
    this.#options = options;
    this.#timing = { ...defaultTiming, ...options.timing };
    this.#owner = options.owner ?? randomUUID();
  }

  /** Works until the signal ends it. Resolves when what was under way has stopped; others may go on with it then. */
  async start(signal: AbortSignal): Promise<void> {
    const open = new Set<Promise<void>>();
    const onAbort = () => this.#bell.ring();
    signal.addEventListener('abort', onAbort);
    while (!signal.aborted) {
      const claimedAt = performance.now();
      const claimed = await this.#claim();
      if (claimed) {
        const done = this.#work({ claimed, claimedAt, signal });
        open.add(done);
        done.finally(() => open.delete(done));
      } else {
        await this.#bell.sleep(this.#timing.pollMs);
      }
    }
    signal.removeEventListener('abort', onAbort);
    await Promise.all(open);
  }

  /** Something was accepted, or a command was given: looks at once. */
  wake(): void {
    this.#bell.ring();
    this.#runs.forEach(run => run.wake());
  }

  /** Keeps secret values in memory until the deployment has ended or is held. To be called before it can be claimed. */
  giveSecrets(deploymentId: string, secretValues: JsonObject): void {
    this.#secrets.give(deploymentId, secretValues);
  }

  /** Undefined when there is nothing to do, or no room, or the database is away. */
  async #claim(): Promise<ClaimedDeployment | undefined> {
    const { deployments, leaseMs, orphanMs } = this.#timing;
    if (this.#runs.size >= deployments) {
      return undefined;
    }
    try {
      await this.#forgetSecrets();
      this.#claims++;
      return await this.#options.store.claim({
        owner: `${this.#owner}/${this.#claims}`,
        leaseMs,
        secretsOf: this.#secrets.ids(),
        orphanMs,
      });
    } catch (error) {
      this.#warn('Deployments cannot be looked for', error);
      return undefined;
    }
  }

  async #work(options: {
    claimed: ClaimedDeployment;
    claimedAt: number;
    signal: AbortSignal;
  }): Promise<void> {
    const { logger, now = Date.now } = this.#options;
    const { id } = options.claimed.deployment;
    const secretsOf = () => this.#secrets.of(id);
    const given = secretsOf();
    const run = new DeploymentRun({
      ...this.#options,
      ...options,
      ...{ secretsOf, now, timing: this.#timing },
    });
    this.#runs.add(run);
    try {
      const { app, revision, state } = await run.run();
      logger.info(`Deployment ${revision} of '${app}' is ${state}`);
      if (!WORKING_STATES.includes(state)) {
        this.#secrets.forget(id, given);
      }
    } catch (error) {
      // The database was away. The lease ends by itself, and whoever claims it next goes on.
      this.#warn(`Deployment ${id} could not be written`, error);
    } finally {
      this.#runs.delete(run);
      this.#bell.ring();
    }
  }

  /** Those that were given for what was then refused, or has ended elsewhere. */
  async #forgetSecrets(): Promise<void> {
    for (const { id, secretValues } of this.#secrets.idle(
      this.#timing.orphanMs,
    )) {
      const deployment = await this.#options.store.get(id);
      if (!deployment || !WORKING_STATES.includes(deployment.state)) {
        this.#secrets.forget(id, secretValues);
      }
    }
  }
  /** Without the message: that of a database's error may hold the whole statement with all its values. */
  #warn(what: string, error: unknown): void {
    const { name, code } = error as { name?: string; code?: string };
    const why = String(code ?? name).slice(0, 80);
    this.#options.logger.warn(`${what} (${why}); it is tried again`);
  }
}
