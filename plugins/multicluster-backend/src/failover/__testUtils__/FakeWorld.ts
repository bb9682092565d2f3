import {
  FailoverRun,
  RunEffect,
  RunInput,
  TrafficChange,
  WriteResult,
} from '@multicluster/backstage-plugin-multicluster-common';
import { RunActions } from '../types';

/** Weights of one split, and what is done to them. Writes are as idempotent as a driver's. */
export class FakeWorld implements RunActions {
  weights: { [backend: string]: number } = { web: 50, 'web-east': 50 };
  /** Every set of weights that was ever there. */
  readonly history: { [backend: string]: number }[] = [];
  readonly announced: FailoverRun['state'][] = [];
  readonly asked: RunEffect['type'][] = [];
  sourceHealthy = true;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  async perform(options: {
    run: FailoverRun;
    effect: RunEffect;
  }): Promise<RunInput> {
    const { effect } = options;
    this.asked.push(effect.type);
    switch (effect.type) {
      case 'preflight':
        return { type: 'preflightDone', problems: [] };
      case 'scale':
        return { type: 'scaled', ready: true };
      case 'write':
        return { type: 'written', results: effect.changes.map(this.#write) };
      case 'observe':
        return { type: 'observed', level: 'programmed', conclusive: true };
      case 'readGuards':
        return { type: 'guardsRead', readings: [this.#reading()] };
      case 'checkSource':
        return {
          type: 'sourceChecked',
          verdict: this.sourceHealthy ? 'pass' : 'unknown',
        };
      case 'undo':
        return { type: 'undone', results: effect.traffic.map(this.#write) };
      default:
        return { type: 'verified', verdict: 'pass' };
    }
  }

  async announce(run: FailoverRun): Promise<void> {
    this.announced.push(run.state);
  }

  #write = ({ cluster, hop, before, after }: TrafficChange): WriteResult => {
    const is = (other: object) =>
      JSON.stringify(this.weights) === JSON.stringify(other);
    if (is(after)) return { cluster, hop, result: 'already' };
    if (!is(before)) return { cluster, hop, result: 'drifted' };
    this.weights = { ...after };
    this.history.push(this.weights);
    return { cluster, hop, result: 'applied' };
  };

  #reading() {
    const at = this.#now();
    return {
      ...{ guard: 'endpoints', cluster: 'west', samples: 1, at },
      verdict: 'pass' as const,
    };
  }
}
