import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { DeployPreviewField } from './DeployPreviewField';

/** Everything that the scaffolder wants to know of the field. */
export const previewField = {
  name: 'MulticlusterPreview',
  component: DeployPreviewField,
  schema: makeFieldSchema({
    output: z => z.any(),
    uiOptions: z =>
      z.object({
        request: z
          .record(z.any())
          .describe(
            'What would be asked of POST /deployments/preview; ${{ parameters.x }} stands for a field of the form',
          ),
      }),
  }),
};
