import { useApi } from '@backstage/core-plugin-api';
import { Evacuation } from '@multicluster/backstage-plugin-multicluster-common';
import { MulticlusterApi, multiclusterApiRef } from '../../api';
import { Polled, usePolled } from '../../shared';

const everyMs = 3_000;

// By API, so that all who show them ask once.
const questions = new WeakMap<MulticlusterApi, Polled<Evacuation[]>>();

/** Evacuations that the reader may see, newest first. */
export function useEvacuations() {
  const api = useApi(multiclusterApiRef);
  let polled = questions.get(api);
  if (!polled) {
    polled = new Polled(async signal => {
      const { evacuations } = await api.listEvacuations({ signal });
      return evacuations;
    });
    questions.set(api, polled);
  }
  return usePolled(polled, everyMs);
}
