import { useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  Deployment,
  DeploymentEvent,
} from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterApiRef } from '../../api';
import { documentVisibility } from '../../api/pageVisibility';
import { followDeployment } from './followDeployment';

export type Progress = {
  deployment?: Deployment;
  events: DeploymentEvent[];
  /** Why it is not current; it is being tried again. */
  trouble?: Error;
  /** The backend's last word. */
  error?: Error;
};

const nothing: Progress = { events: [] };

/** A deployment as it goes on. `attempt` makes it look again at one that had ended, as after a command. */
export function useProgress(id: string, attempt: number): Progress {
  const api = useApi(multiclusterApiRef);
  const [state, setState] = useState<{ id: string; progress: Progress }>();
  useEffect(() => {
    const lifetime = new AbortController();
    const { signal } = lifetime;
    let fresh = true;
    const update = (change: (before: Progress) => Progress) =>
      setState(before => ({
        id,
        progress: change(before?.id === id ? before.progress : nothing),
      }));
    followDeployment({
      api,
      id,
      signal,
      visibility: documentVisibility,
      listener: {
        onNews: (deployment, events) => {
          // Following again begins with all events: they replace those that are known.
          const replaces = fresh;
          fresh = false;
          update(before => ({
            ...before,
            deployment,
            events: replaces ? events : [...before.events, ...events],
          }));
        },
        onTrouble: trouble => update(before => ({ ...before, trouble })),
      },
    }).then(error => {
      if (error && !signal.aborted) update(before => ({ ...before, error }));
    });
    return () => lifetime.abort();
  }, [api, id, attempt]);
  return state?.id === id ? state.progress : nothing;
}
