import { useSyncExternalStore } from 'react';

type Clock = {
  now: number;
  listeners: Set<() => void>;
  timer?: ReturnType<typeof setInterval>;
};

const clocks = new Map<number, Clock>();

function clockOf(everyMs: number): Clock {
  let clock = clocks.get(everyMs);
  if (!clock) {
    clock = { now: Date.now(), listeners: new Set() };
    clocks.set(everyMs, clock);
  }
  return clock;
}

function subscribe(everyMs: number, listener: () => void): () => void {
  const clock = clockOf(everyMs);
  clock.listeners.add(listener);
  if (!clock.timer) {
    clock.now = Date.now();
    clock.timer = setInterval(() => {
      clock.now = Date.now();
      clock.listeners.forEach(notify => notify());
    }, everyMs);
  }
  return () => {
    clock.listeners.delete(listener);
    if (!clock.listeners.size && clock.timer) {
      clearInterval(clock.timer);
      clock.timer = undefined;
    }
  };
}

function read(everyMs: number): number {
  const clock = clockOf(everyMs);
  // A clock that nobody watched has stood still; within one interval its reading must not change between two reads.
  if (!clock.timer && Date.now() - clock.now >= everyMs) {
    clock.now = Date.now();
  }
  return clock.now;
}

const subscribers = new Map<number, (listener: () => void) => () => void>();

function subscriberOf(everyMs: number) {
  let subscriber = subscribers.get(everyMs);
  if (!subscriber) {
    subscriber = listener => subscribe(everyMs, listener);
    subscribers.set(everyMs, subscriber);
  }
  return subscriber;
}

/**
 * The time, epoch milliseconds, renewed every `everyMs`. All who ask for the same interval share one timer, so that a
 * hundred ages on a page cost one.
 */
export function useNow(everyMs = 1000): number {
  return useSyncExternalStore(subscriberOf(everyMs), () => read(everyMs));
}
