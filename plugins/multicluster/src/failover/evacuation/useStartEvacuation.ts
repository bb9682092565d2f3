import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  Evacuation,
  EvacuationPlan,
} from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterApiRef } from '../../api';
import { EvacuationDraft, startRequest } from './draftEvacuation';

/** Starts the plan that is shown. When that is refused, `onRefused`: the plan may be another one by now. */
export function useStartEvacuation(
  onStarted: (evacuation: Evacuation) => void,
  onRefused: () => void,
) {
  const api = useApi(multiclusterApiRef);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const start = async (plan: EvacuationPlan, draft: EvacuationDraft) => {
    setBusy(true);
    setError(undefined);
    try {
      onStarted(await api.startEvacuation(startRequest(plan, draft)));
    } catch (refused) {
      setError(refused as Error);
      setBusy(false);
      onRefused();
    }
  };
  return { start, busy, error };
}
