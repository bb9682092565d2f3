import { Zod } from '../request';

const argocd = (z: Zod) =>
  z
    .object({
      namespace: z.string().optional(),
      project: z.string().optional(),
      generator: z.enum(['list', 'git']).optional(),
      servers: z.record(z.string()).optional(),
    })
    .optional()
    .describe(
      'Of Argo CD: its `namespace` (default `argocd`), `project` (default `default`), `generator` (`list`, or `git` to follow folders), and `servers`, addresses by cluster, when it does not know the clusters by name',
    );

const flux = (z: Zod) =>
  z
    .object({
      namespace: z.string().optional(),
      interval: z.string().optional(),
      repositorySecret: z.string().optional(),
      kubeconfigSecret: z.string().optional(),
      kubeconfigKey: z.string().optional(),
    })
    .optional()
    .describe(
      'Of Flux: its `namespace` (default `flux-system`), `interval`, the Secret of the repository, and the Secret with the kubeconfig of a cluster (default `{cluster}-kubeconfig`) and its key',
    );

const ocm = (z: Zod) =>
  z
    .object({
      form: z.enum(['manifestWork', 'replicaSet']).optional(),
      clusterSet: z.string().optional(),
      clusterLabel: z.string().optional(),
    })
    .optional()
    .describe(
      'Of Open Cluster Management: `form`: one `manifestWork` per cluster (default), or one `replicaSet` with a Placement, for clusters that get the same',
    );

/** How objects for a hub are made. */
export const hubFields = { argocd, flux, ocm };
