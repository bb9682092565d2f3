import { useApi } from '@backstage/core-plugin-api';
import {
  FailoverIntent,
  FailoverPlan,
  RunMode,
} from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterApiRef } from '../../api';
import { Asked, useAsked, useNow } from '../../shared';

/** Well within the time for which a plan may be started. */
const everyMs = 60_000;

/** What a failover would do, made anew each minute; `undefined` asks nothing. */
export function usePlan(
  intent: FailoverIntent | undefined,
  mode: RunMode,
): { asked: Asked<FailoverPlan>; again(): void } {
  const api = useApi(multiclusterApiRef);
  const minute = Math.floor(useNow(everyMs) / everyMs);
  const key = intent && JSON.stringify([intent, mode]);
  return useAsked(key, String(minute), signal =>
    api.planFailover({ intent: intent!, mode, signal }),
  );
}
