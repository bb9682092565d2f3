import { useEffect, useState } from 'react';

/** An answer on its way, had, or refused. */
export type Asked<T> =
  | { state: 'asking' }
  | { state: 'answered'; value: T }
  | { state: 'failed'; error: Error };

/**
 * Asks once per `key` and `version`; a new version keeps the last answer until the next is there, so that a refresh does
 * not blank what is being read. `undefined` asks nothing.
 */
export function useAsked<T>(
  key: string | undefined,
  version: string,
  ask: (signal: AbortSignal) => Promise<T>,
): { asked: Asked<T>; again(): void } {
  const [answer, setAnswer] = useState<{ key?: string; asked: Asked<T> }>({
    asked: { state: 'asking' },
  });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (key === undefined) return undefined;
    const lifetime = new AbortController();
    const { signal } = lifetime;
    const settle = (asked: Asked<T>) => {
      if (!signal.aborted) setAnswer({ key, asked });
    };
    ask(signal).then(
      value => settle({ state: 'answered', value }),
      error => settle({ state: 'failed', error }),
    );
    return () => lifetime.abort();
    // `ask` closes over what `key` names.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, version, attempt]);
  return {
    asked: answer.key === key ? answer.asked : { state: 'asking' },
    again: () => {
      setAnswer({ asked: { state: 'asking' } });
      setAttempt(attempt + 1);
    },
  };
}
