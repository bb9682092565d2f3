import { PageVisibility } from './pageVisibility';
import { bodyChunks } from './readServerSentEvents';

/** Milliseconds. */
export type WatchTimes = {
  /** A proxy that gathers the whole answer before it passes it on looks like this: connected, and no first event. */
  firstEvent: number;
  /** The server sends a sign of life far more often. */
  silence: number;
  poll: number;
  /** A browser opens six connections to one server: hidden tabs must not hold them. */
  hidden: number;
};

export const watchTimes: WatchTimes = {
  firstEvent: 10_000,
  silence: 60_000,
  poll: 5_000,
  hidden: 20_000,
};

/**
 * Ends one attempt to read the stream with the watch itself, with silence, and when nobody has seen the page for a while
 * (with the reason `hidden`).
 */
export function liveWhile(
  attempt: AbortController,
  options: {
    watch: AbortSignal;
    visibility: PageVisibility;
    times: WatchTimes;
  },
) {
  const { watch, visibility, times } = options;
  const over = new AbortController();
  let live = false;
  let silence: ReturnType<typeof setTimeout>;
  let hidden: ReturnType<typeof setTimeout> | undefined;
  const expect = (ms: number) => {
    clearTimeout(silence);
    const error = new Error('The live stream has fallen silent.');
    silence = setTimeout(() => attempt.abort(error), ms);
  };
  const look = () => {
    clearTimeout(hidden);
    if (visibility.hidden()) {
      hidden = setTimeout(() => attempt.abort('hidden'), times.hidden);
    }
  };
  expect(times.firstEvent);
  look();
  visibility.onChange(look, over.signal);
  watch.addEventListener('abort', () => attempt.abort(), {
    signal: over.signal,
  });
  if (watch.aborted) {
    attempt.abort();
  }
  return {
    /** Whether anything has come. */
    live: () => live,
    /** The body of the response; each chunk is a sign of life. */
    async *heard(response: Response) {
      for await (const chunk of bodyChunks(response)) {
        live = true;
        expect(times.silence);
        yield chunk;
      }
    },
    /** Lets go of timers and listeners. */
    over() {
      clearTimeout(silence);
      clearTimeout(hidden);
      over.abort();
    },
  };
}
