import { useEffect, useState } from 'react';
import { documentVisibility } from '../api';
import { EventSource, followEvents } from './followEvents';

/** What is known of something that goes on by itself. */
export type Followed<Subject, Event> = {
  subject?: Subject;
  events: Event[];
  /** Why it is not current; it is being tried again. */
  trouble?: Error;
  /** The backend's last word. */
  error?: Error;
};

const nothing = { events: [] };

/**
 * Something as it goes on, for as long as it is on the page. `source` must stay the same (`useMemo`); another one begins anew, and the
 * same `key` keeps what is shown until it has answered. `undefined` follows nothing.
 */
export function useFollowed<Subject, Event extends { sequence: number }>(
  key: string | undefined,
  source: EventSource<Subject, Event>,
): Followed<Subject, Event> {
  const [state, setState] = useState<{
    key: string;
    followed: Followed<Subject, Event>;
  }>();
  useEffect(() => {
    if (key === undefined) return undefined;
    const lifetime = new AbortController();
    const { signal } = lifetime;
    let fresh = true;
    const update = (
      change: (before: Followed<Subject, Event>) => Followed<Subject, Event>,
    ) =>
      setState(before => ({
        key,
        followed: change(before?.key === key ? before.followed : nothing),
      }));
    followEvents({
      source,
      signal,
      visibility: documentVisibility,
      listener: {
        onNews: (subject, events) => {
          // Following again begins with all events: they replace those that are known.
          const replaces = fresh;
          fresh = false;
          update(before => ({
            ...before,
            subject,
            events: replaces ? events : [...before.events, ...events],
          }));
        },
        onTrouble: trouble => update(before => ({ ...before, trouble })),
      },
    }).then(error => {
      if (error && !signal.aborted) update(before => ({ ...before, error }));
    });
    return () => lifetime.abort();
  }, [key, source]);
  return state && state.key === key ? state.followed : nothing;
}
