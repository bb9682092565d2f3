import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { ClusterPicker } from './ClusterPicker';
import { targetSelection } from './schema';
import { validateTargets } from './validateTargets';

/** Everything that the scaffolder wants to know of the field. */
export const clusterPickerField = {
  name: 'MulticlusterClusterPicker',
  component: ClusterPicker,
  validation: validateTargets,
  schema: makeFieldSchema({
    output: targetSelection,
    uiOptions: z =>
      z.object({
        minClusters: z
          .number()
          .int()
          .min(1)
          .optional()
          .describe('Fewer clusters are refused'),
      }),
  }),
};

export { RequirementRows } from './RequirementRows';
export type { Conditions } from './RequirementRows';
export { fromRequirement, selectorOf } from './draft';
