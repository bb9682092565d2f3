import { backOffMs, PageVisibility, pause, untilVisible } from '../api';
import { statusOfError } from './errors';

/** Below the 25 s that the backend waits at most, and below what proxies bear. */
const waitSeconds = 20;

/** What has happened since, and how the thing stands now. */
export type News<Subject, Event> = { subject: Subject; events: Event[] };

export type EventsListener<Subject, Event> = {
  onNews(subject: Subject, events: Event[]): void;
  /** Trouble that is tried again, and `undefined` once it is over. */
  onTrouble(error: Error | undefined): void;
};

/** Where events come from, and when there will be no more. */
export type EventSource<Subject, Event> = {
  ask(query: {
    after: number;
    waitSeconds: number;
    signal: AbortSignal;
  }): Promise<News<Subject, Event>>;
  hasEnded(subject: Subject): boolean;
};

function isFinal(error: Error): boolean {
  const status = statusOfError(error);
  return status !== undefined && status >= 400 && status < 500;
}

/**
 * Reads events as they come, until their subject has ended or the signal aborts. Goes on after the last event that it has, whatever
 * cut it off; rests while nobody sees the page. Resolves with the error when the backend will not answer at all.
 */
export async function followEvents<
  Subject,
  Event extends { sequence: number },
>(options: {
  source: EventSource<Subject, Event>;
  signal: AbortSignal;
  visibility: PageVisibility;
  listener: EventsListener<Subject, Event>;
}): Promise<Error | undefined> {
  const { source, signal, visibility, listener } = options;
  let after = 0;
  let failures = 0;
  let wait = 0;
  while (!signal.aborted) {
    try {
      const query = { after, waitSeconds: wait, signal };
      const { events, subject } = await source.ask(query);
      if (signal.aborted) return undefined;
      after = events[events.length - 1]?.sequence ?? after;
      if (failures) listener.onTrouble(undefined);
      failures = 0;
      wait = waitSeconds;
      listener.onNews(subject, events);
      if (source.hasEnded(subject)) {
        if (!events.length) return undefined;
        wait = 0;
      }
    } catch (error) {
      if (signal.aborted) return undefined;
      if (isFinal(error as Error)) return error as Error;
      failures += 1;
      wait = 0;
      listener.onTrouble(error as Error);
      await pause(backOffMs(failures, Math.random()), signal);
    }
    await untilVisible(visibility, signal);
  }
  return undefined;
}
