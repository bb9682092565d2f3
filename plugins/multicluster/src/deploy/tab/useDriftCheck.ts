import { useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { DeployedApp } from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterApiRef } from '../../api';

export type DriftCheck = { checking: boolean; error?: Error; run(): void };

/** Compares live objects with what was deployed, when somebody asks for it. */
export function useDriftCheck(
  entityRef: string,
  app: DeployedApp,
  onChecked: () => void,
): DriftCheck {
  const api = useApi(multiclusterApiRef);
  const [state, setState] = useState<{ checking: boolean; error?: Error }>({
    checking: false,
  });
  const lifetime = useRef<AbortController>();
  useEffect(() => () => lifetime.current?.abort(), []);
  const run = async () => {
    lifetime.current?.abort();
    const asking = new AbortController();
    lifetime.current = asking;
    setState({ checking: true });
    try {
      await api.checkDrift({
        entityRef,
        app: app.app,
        namespace: app.namespace,
        signal: asking.signal,
      });
      if (asking.signal.aborted) return;
      setState({ checking: false });
      onChecked();
    } catch (error) {
      if (!asking.signal.aborted) {
        setState({ checking: false, error: error as Error });
      }
    }
  };
  return { ...state, run };
}
