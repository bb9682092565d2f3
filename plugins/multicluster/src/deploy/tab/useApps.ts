import { useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { multiclusterApiRef } from '../../api';
import { Polled, usePolled } from '../../shared';

/** Slow: what changes fast, a deployment under way, is followed by its events. */
const everyMs = 15_000;

/** What was deployed for an entity. */
export function useApps(entityRef: string) {
  const api = useApi(multiclusterApiRef);
  const polled = useMemo(
    () => new Polled(signal => api.listApps({ entityRef, signal })),
    [api, entityRef],
  );
  return usePolled(polled, everyMs);
}
