import { setMaxListeners } from 'events';
import { SyncGate } from './SyncGate';
import { withinLifetime } from './timing';

/** One passage through the gate, from the first kind that came to the last that went. */
class Turn {
  readonly entered: Promise<void>;
  readonly #lifetime: ReturnType<typeof withinLifetime>;
  #ended = false;
  #release?: () => void;
  #timer?: NodeJS.Timeout;

  constructor(gate: SyncGate, outer: AbortSignal, turnMs: number) {
    this.#lifetime = withinLifetime(outer);
    this.entered = gate.enter(this.#lifetime.signal).then(release => {
      this.#release = release;
      this.#timer = setTimeout(release, turnMs);
      this.#timer.unref();
      if (this.#ended) {
        this.end();
      }
    });
    // Who waits for the turn gets the rejection; when nobody does any more, it is nobody's.
    this.entered.catch(() => {});
  }

  end() {
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#release?.();
    this.#lifetime.abort();
    this.#lifetime.dispose();
  }
}

/** Rejects when the signal ends, and leaves no listener behind when it does not. */
async function unlessAborted(work: Promise<void>, signal: AbortSignal) {
  const { signal: own, dispose } = withinLifetime(signal);
  const aborted = new Promise<never>((_, reject) => {
    own.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  try {
    await Promise.race([work, aborted]);
  } finally {
    dispose();
  }
}

/**
 * One place in the gate for all kinds of a cluster: the first that comes takes it, the last that goes gives it back. A cluster
 * that is slow loses it after `turnMs` and goes on without, so that it cannot make the others wait.
 */
export class ClusterTurn implements SyncGate {
  readonly #gate: SyncGate;
  readonly #lifetime: AbortSignal;
  readonly #turnMs: number;
  #inside = 0;
  #turn?: Turn;

  constructor(options: {
    gate: SyncGate;
    lifetime: AbortSignal;
    turnMs: number;
  }) {
    this.#gate = options.gate;
    this.#lifetime = options.lifetime;
    this.#turnMs = options.turnMs;
    setMaxListeners(0, this.#lifetime);
  }

  async enter(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    this.#inside++;
    this.#turn ??= new Turn(this.#gate, this.#lifetime, this.#turnMs);
    const leave = this.#leaveOnce();
    try {
      await unlessAborted(this.#turn.entered, signal);
    } catch (error) {
      leave();
      throw error;
    }
    return leave;
  }

  #leaveOnce(): () => void {
    let left = false;
    return () => {
      if (left) {
        return;
      }
      left = true;
      this.#inside--;
      if (this.#inside === 0) {
        this.#turn?.end();
        this.#turn = undefined;
      }
    };
  }
}
