import { useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { multiclusterApiRef } from '../../api';
import { Polled, usePolled } from '../../shared';

/** Shares and readiness; a run itself is followed by its events. */
const everyMs = 5_000;

/** Where the traffic of an entity goes, and what was done with it. */
export function useFailover(entityRef: string) {
  const api = useApi(multiclusterApiRef);
  const polled = useMemo(
    () => new Polled(signal => api.getFailover({ entityRef, signal })),
    [api, entityRef],
  );
  return usePolled(polled, everyMs);
}
