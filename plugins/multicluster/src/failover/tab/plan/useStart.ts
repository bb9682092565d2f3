import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  FailoverPlan,
  FailoverRun,
} from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterApiRef } from '../../../api';
import { StartDraft, startRequest } from '../../draftStart';

/** Keeps one id for one dialog: pressed twice, or answered late, it is one run. */
export function useStart(onStarted: (run: FailoverRun) => void) {
  const api = useApi(multiclusterApiRef);
  // `crypto.randomUUID` is only there on secure origins.
  const [requestId] = useState(
    () => `${Date.now()}-${Math.random().toString(36).slice(2)}`,
  );
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const start = async (plan: FailoverPlan, draft: StartDraft) => {
    setBusy(true);
    setError(undefined);
    try {
      onStarted(await api.startRun(startRequest(plan, draft, requestId)));
    } catch (refused) {
      setError(refused as Error);
      setBusy(false);
    }
  };
  return { start, busy, error };
}
