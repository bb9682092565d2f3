import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { ResourceKind } from '@multicluster/backstage-plugin-multicluster-common';
import { z } from 'zod';
import { KINDS, KindSelection } from '../watch';
import { ConfiguredCluster } from './FleetService';

const kindNames = KINDS.map(({ kind }) => kind);

const kindList = z.array(
  z
    .string()
    .refine(
      (name): name is ResourceKind => (kindNames as string[]).includes(name),
      { message: `must be one of ${kindNames.join(', ')}` },
    ),
);

const schema = z.object({
  kubeconfig: z.string().min(1).optional(),
  clusterDirectory: z.string().min(1).optional(),
  watch: z
    .object({
      include: kindList.optional(),
      exclude: kindList.optional(),
      namespaces: z.array(z.string().min(1)).optional(),
    })
    .optional(),
  clusters: z
    .record(
      z.string(),
      z.object({
        title: z.string().optional(),
        provider: z.string().toLowerCase().optional(),
        region: z.string().optional(),
        environment: z.string().optional(),
        labels: z.record(z.string(), z.string()).optional(),
      }),
    )
    .optional(),
});

/** The keys of `multicluster` that clusters and their watches depend on. */
export type Settings = {
  kubeconfig?: string;
  clusterDirectory?: string;
  kinds: KindSelection;
  clusters: Map<string, ConfiguredCluster>;
};

/** Throws an `InputError` that names each wrong key and what it must be. */
export function readSettings(config: Config): Settings {
  const result = schema.safeParse(config.getOptional('multicluster') ?? {});
  if (!result.success) {
    const problems = result.error.issues.map(
      ({ path, message }) => `'multicluster.${path.join('.')}': ${message}`,
    );
    throw new InputError(
      `The configuration cannot be used. ${problems.join('; ')}`,
    );
  }
  const { kubeconfig, clusterDirectory, watch, clusters } = result.data;
  return {
    kubeconfig,
    clusterDirectory,
    kinds: watch ?? {},
    clusters: new Map(Object.entries(clusters ?? {})),
  };
}
