import { useCallback, useSyncExternalStore } from 'react';
import { Polled, PolledState } from './Polled';

/** What `polled` knows, kept current while the component is on the page. */
export function usePolled<T>(
  polled: Polled<T>,
  everyMs: number,
): PolledState<T> & { refresh(): void } {
  const subscribe = useCallback(
    (listener: () => void) => polled.subscribe(listener, everyMs),
    [polled, everyMs],
  );
  const state = useSyncExternalStore(subscribe, polled.read);
  return { ...state, refresh: polled.refresh };
}
