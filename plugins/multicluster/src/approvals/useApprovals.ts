import { useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { ApprovalList } from '@multicluster/backstage-plugin-multicluster-common';
import { MulticlusterApi, multiclusterApiRef } from '../api';
import { Polled, usePolled } from '../shared';

const everyMs = 15_000;

// By API, so that the fleet page's count and the approvals page ask once.
const questions = new WeakMap<MulticlusterApi, Polled<ApprovalList>>();

function questionOf(api: MulticlusterApi): Polled<ApprovalList> {
  let polled = questions.get(api);
  if (!polled) {
    polled = new Polled(signal => api.listApprovals({ signal }));
    questions.set(api, polled);
  }
  return polled;
}

/** All approvals that the reader may see. */
export function useApprovals() {
  return usePolled(questionOf(useApi(multiclusterApiRef)), everyMs);
}

/** One approval, with what is to be read before deciding. */
export function useApproval(id: string) {
  const api = useApi(multiclusterApiRef);
  const polled = useMemo(
    () => new Polled(signal => api.getApproval({ id, signal })),
    [api, id],
  );
  return usePolled(polled, everyMs);
}
