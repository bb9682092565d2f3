import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  ClusterSummary,
  RESOURCE_TYPE_MULTICLUSTER_CLUSTER,
} from '@multicluster/backstage-plugin-multicluster-common';
import { z } from 'zod';

/**
 * A rule as a query: the field must have one of the values; any value when there are none. The fleet is in memory, so that the
 * suite itself always uses a rule's `apply`.
 *
 * @public
 */
export type ClusterFilter = { field: string; values?: string[] };

/** @public */
export const multiclusterClusterResourceRef = createPermissionResourceRef<
  ClusterSummary,
  ClusterFilter
>().with({
  pluginId: 'multicluster',
  resourceType: RESOURCE_TYPE_MULTICLUSTER_CLUSTER,
});

const hasLabel = createPermissionRule({
  name: 'HAS_LABEL',
  description: 'Allow clusters that carry a label, with this value if given',
  resourceRef: multiclusterClusterResourceRef,
  paramsSchema: z.object({
    key: z.string().describe('Key of the label'),
    value: z.string().optional().describe('Value that it must have'),
  }),
  apply: ({ labels }, { key, value }) =>
    Object.hasOwn(labels, key) &&
    (value === undefined || labels[key] === value),
  toQuery: ({ key, value }) => ({
    field: `labels.${key}`,
    ...(value !== undefined && { values: [value] }),
  }),
});

const isInRegion = createPermissionRule({
  name: 'IS_IN_REGION',
  description: 'Allow clusters in one of the regions',
  resourceRef: multiclusterClusterResourceRef,
  paramsSchema: z.object({
    regions: z.array(z.string()).describe('Names of regions, as us-east-1'),
  }),
  apply: ({ region }, { regions }) =>
    region !== undefined && regions.includes(region),
  toQuery: ({ regions }) => ({ field: 'region', values: regions }),
});

const hasProvider = createPermissionRule({
  name: 'HAS_PROVIDER',
  description: 'Allow clusters of one of the providers',
  resourceRef: multiclusterClusterResourceRef,
  paramsSchema: z.object({
    providers: z.array(z.string()).describe('As aws, gcp, azure, on-prem'),
  }),
  apply: ({ provider }, { providers }) =>
    provider !== undefined && providers.includes(provider),
  toQuery: ({ providers }) => ({ field: 'provider', values: providers }),
});

/** @public */
export const multiclusterClusterRules = { hasLabel, isInRegion, hasProvider };

const exported = createConditionExports({
  resourceRef: multiclusterClusterResourceRef,
  rules: multiclusterClusterRules,
});

/**
 * For permission policies: `multiclusterClusterConditions.isInRegion({ regions: ['us-east-1'] })`.
 *
 * @public
 */
export const multiclusterClusterConditions = exported.conditions;

/** @public */
export const createMulticlusterClusterConditionalDecision =
  exported.createConditionalDecision;
