import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { clusterSelector } from '../picker/schema';

type Zod = Parameters<Parameters<typeof makeFieldSchema>[0]['output']>[0];

/** `ValueLayers`, as the scaffolder wants to hear it. */
export const valueLayers = (z: Zod) =>
  z.object({
    common: z.record(z.any()).optional(),
    rules: z
      .array(
        z.object({
          name: z.string().optional(),
          selector: clusterSelector(z),
          values: z.record(z.any()),
        }),
      )
      .optional(),
    clusters: z.record(z.record(z.any())).optional(),
  });
