import { useApi } from '@backstage/core-plugin-api';
import { FailoverRun } from '@multicluster/backstage-plugin-multicluster-common';
import { MulticlusterApi, multiclusterApiRef } from '../../api';
import { Polled, usePolled } from '../../shared';

/** Most runs that are listed; the backend gives no more at once. */
export const MOST_RUNS = 200;

const everyMs = 3_000;

// By API and entity, so that a bar and a page beside it ask once.
const questions = new WeakMap<
  MulticlusterApi,
  Map<string, Polled<FailoverRun[]>>
>();

function questionOf(api: MulticlusterApi, entityRef?: string) {
  const known = questions.get(api) ?? new Map<string, Polled<FailoverRun[]>>();
  questions.set(api, known);
  const key = entityRef ?? '';
  let polled = known.get(key);
  if (!polled) {
    const limit = entityRef ? 1 : MOST_RUNS;
    polled = new Polled(async signal => {
      const { runs } = await api.listRuns({ entityRef, limit, signal });
      return runs;
    });
    known.set(key, polled);
  }
  return polled;
}

/** Runs of every entity that the reader may see, newest first. */
export function useRuns() {
  return usePolled(questionOf(useApi(multiclusterApiRef)), everyMs);
}

/** The latest run of an entity. */
export function useLatestRun(entityRef: string) {
  const { value, ...rest } = usePolled(
    questionOf(useApi(multiclusterApiRef), entityRef),
    everyMs,
  );
  return { ...rest, run: value?.[0] };
}
