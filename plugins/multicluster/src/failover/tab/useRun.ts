import { useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  FailoverRun,
  hasEnded,
  RunEvent,
} from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterApiRef } from '../../api';
import { EventSource, useFollowed } from '../../shared';

/** A run as it goes on. `attempt` asks anew, as after a command. */
export function useRun(id: string | undefined, attempt: number) {
  const api = useApi(multiclusterApiRef);
  const source = useMemo(
    (): EventSource<FailoverRun, RunEvent> => ({
      ask: async query => {
        const { run, events } = await api.getRunEvents({ id: id!, ...query });
        return { subject: run, events };
      },
      hasEnded,
    }),
    // Another attempt is another question, although it reads the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [api, id, attempt],
  );
  return useFollowed(id, source);
}
