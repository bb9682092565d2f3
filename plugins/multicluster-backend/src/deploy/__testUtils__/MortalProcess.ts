import { TargetDeployer } from '../types';
import { Stores } from './WorkerBed';

/** Never comes back: what a process that is gone still waits for. */
const forever = () => new Promise<never>(() => {});

/**
 * The store and the clusters as one process sees them that dies at a point which is chosen in advance. Points are counted before and
 * after each call that changes something. A dead process does nothing any more, and learns nothing.
 */
export class MortalProcess {
  readonly points: string[] = [];
  readonly #dieAt: number;
  readonly #onDeath: () => void;
  isDead = false;

  constructor(options: { dieAt: number; onDeath: () => void }) {
    this.#dieAt = options.dieAt;
    this.#onDeath = options.onDeath;
  }

  store(real: Stores): Stores {
    const call = this.#call.bind(this);
    return {
      create: options => real.create(options),
      get: id => (this.isDead ? forever() : real.get(id)),
      list: options => real.list(options),
      events: options => real.events(options),
      command: options => real.command(options),
      deployedClusters: options => real.deployedClusters(options),
      claim: options => (this.isDead ? forever() : real.claim(options)),
      renew: options => (this.isDead ? forever() : real.renew(options)),
      advance: options => call('write', () => real.advance(options)),
    };
  }

  deployer(real: TargetDeployer): TargetDeployer {
    const call = this.#call.bind(this);
    return {
      check: task => call('check', () => real.check(task)),
      apply: task => call('apply', () => real.apply(task)),
      observe: task => call('observe', () => real.observe(task)),
      revert: task => call('revert', () => real.revert(task)),
    };
  }

  async #call<T>(what: string, act: () => Promise<T>): Promise<T> {
    await this.#pass(`before ${what}`);
    const result = await act();
    await this.#pass(`after ${what}`);
    return result;
  }

  async #pass(point: string): Promise<void> {
    if (!this.isDead && this.points.push(point) === this.#dieAt) {
      this.isDead = true;
      this.#onDeath();
    }
    if (this.isDead) {
      await forever();
    }
  }
}
