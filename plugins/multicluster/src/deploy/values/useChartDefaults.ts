import { useMemo } from 'react';
import { JsonObject } from '@backstage/types';
import {
  DeployPreviewRequest,
  EffectiveValue,
  mergeValues,
  setValueAt,
} from '@multicluster/backstage-plugin-multicluster-common';
import { usePreview } from '../usePreview';

/** The chart's own values out of what a cluster gets. */
export function defaultsOf(values: readonly EffectiveValue[]): JsonObject {
  let common: JsonObject = {};
  for (const { path, value, origin, inherited } of values) {
    const own = [{ value, origin }, inherited].find(
      one => one?.origin.layer === 'default',
    );
    if (own) {
      common = setValueAt({ common }, { path, value: own.value }).common ?? {};
    }
  }
  return common;
}

/**
 * The values that the chart itself has: those that the template gives, and those that a preview of one cluster without any values
 * says. Trouble with it only leaves them out; the preview of the form tells what is wrong.
 */
export function useChartDefaults(
  given: JsonObject | undefined,
  request: DeployPreviewRequest | undefined,
  cluster: string | undefined,
): JsonObject {
  const { values: _, ...rest } = request ?? ({} as DeployPreviewRequest);
  const { preview } = usePreview(
    request && cluster ? { ...rest, targets: { names: [cluster] } } : undefined,
  );
  const values = preview?.clusters[0]?.values;
  return useMemo(
    () => mergeValues(defaultsOf(values ?? []), given ?? {}),
    [given, values],
  );
}
