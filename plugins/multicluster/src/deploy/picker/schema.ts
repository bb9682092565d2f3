import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

type Zod = Parameters<Parameters<typeof makeFieldSchema>[0]['output']>[0];

export const clusterSelector = (z: Zod) =>
  z.object({
    match: z.enum(['all', 'any']).optional(),
    requirements: z.array(
      z.object({
        key: z.string(),
        operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist']),
        values: z.array(z.string()).optional(),
      }),
    ),
  });

/** `TargetSelection`, as the scaffolder wants to hear it. */
export const targetSelection = (z: Zod) =>
  z.object({
    names: z.array(z.string()).optional(),
    selector: clusterSelector(z).optional(),
    minClusters: z.number().int().min(1).optional(),
    maxClusters: z.number().int().min(1).optional(),
    spread: z.enum(['provider', 'region']).optional(),
    headroom: z
      .object({
        cpuMillis: z.number().optional(),
        memoryBytes: z.number().optional(),
        pods: z.number().optional(),
      })
      .optional(),
  });
