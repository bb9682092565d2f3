import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** What a part of the page wants to change in the address; `undefined` and empty remove the key. */
export type UrlChange = Record<string, string | string[] | undefined>;

/**
 * State of a screen kept in the query of its address, so that sharing it is copying the link.
 *
 * `push` makes a step in the browser's history; without it the present step is replaced, which is right for typing.
 */
export function useUrlState(): {
  get(key: string): string | undefined;
  getAll(key: string): string[];
  set(change: UrlChange, options?: { push?: boolean }): void;
} {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (change: UrlChange, options?: { push?: boolean }) =>
      setParams(
        previous => {
          const next = new URLSearchParams(previous);
          for (const [key, value] of Object.entries(change)) {
            next.delete(key);
            for (const one of [value ?? []].flat()) {
              if (one) {
                next.append(key, one);
              }
            }
          }
          return next;
        },
        { replace: !options?.push },
      ),
    [setParams],
  );
  return useMemo(
    () => ({
      get: key => params.get(key) ?? undefined,
      getAll: key => params.getAll(key),
      set,
    }),
    [params, set],
  );
}

export {
  Route,
  Routes,
  useNavigate as useNavigateTo,
  useParams as usePathParams,
} from 'react-router-dom';
