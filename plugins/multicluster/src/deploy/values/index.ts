import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { valueLayers } from './schema';
import { ValuesEditor } from './ValuesEditor';

/** Everything that the scaffolder wants to know of the field. */
export const valuesField = {
  name: 'MulticlusterValues',
  component: ValuesEditor,
  schema: makeFieldSchema({
    output: valueLayers,
    uiOptions: z =>
      z.object({
        targetsField: z
          .string()
          .optional()
          .describe("Name of the cluster picker's field; 'targets' by default"),
        defaults: z
          .record(z.any())
          .optional()
          .describe("The chart's own values, when they are known"),
        request: z
          .record(z.any())
          .optional()
          .describe(
            "A request for a preview, from which the chart's own values are read",
          ),
      }),
  }),
};
