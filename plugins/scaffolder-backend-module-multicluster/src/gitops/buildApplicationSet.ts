import { InputError } from '@backstage/errors';
import { APP_LABEL, CLUSTER_LABEL, nameOf } from './names';
import { GitSource, HubOptions, KubernetesObject } from './types';

export type ArgoOptions = {
  /** Where Argo CD lives on the hub; default `argocd`. */
  namespace?: string;
  /** Default `default`. */
  project?: string;
  /**
   * `list` names each cluster. `git` follows the folders of the repository: a cluster is added or left by a commit alone. Default `list`.
   */
  generator?: 'list' | 'git';
  /** Addresses by cluster, as Argo CD knows them; when absent, Argo CD knows the clusters by the names they have here. */
  servers?: { [cluster: string]: string };
};

type Options = HubOptions & {
  git: GitSource;
  clusters: string[];
  argo?: ArgoOptions;
};

function serverOf(cluster: string, argo: ArgoOptions): string | undefined {
  if (!argo.servers) {
    return undefined;
  }
  if (!Object.hasOwn(argo.servers, cluster)) {
    throw new InputError(
      `'argocd.servers' has no address of the cluster '${cluster}': name all targets, or none`,
    );
  }
  return argo.servers[cluster];
}

function listGenerator({ app, git, clusters, argo = {} }: Options) {
  return {
    generator: {
      list: {
        elements: clusters.map(cluster => {
          const server = serverOf(cluster, argo);
          return {
            name: nameOf(app, cluster),
            cluster,
            path: `${git.root}/${cluster}/${app}`,
            ...(server && { server }),
          };
        }),
      },
    },
    name: '{{.name}}',
    cluster: '{{.cluster}}',
    path: '{{.path}}',
  };
}

function gitGenerator({ app, git, argo = {} }: Options) {
  if (argo.servers) {
    throw new InputError(
      `'argocd.servers' goes with 'generator: list' only: folders say a cluster's name`,
    );
  }
  const cluster = `index .path.segments ${git.root.split('/').length}`;
  return {
    generator: {
      git: {
        repoURL: git.repoUrl,
        revision: git.branch,
        directories: [{ path: `${git.root}/*/${app}` }],
      },
    },
    name: `${app}-{{${cluster} | lower | replace "_" "-"}}`,
    cluster: `{{${cluster}}}`,
    path: '{{.path.path}}',
  };
}

/** Argo CD's ApplicationSet: one Application per cluster, which syncs the cluster's folder and heals what others change. */
export function buildApplicationSet(options: Options): KubernetesObject {
  const { app, namespace, createNamespace, git, argo = {} } = options;
  const made =
    argo.generator === 'git' ? gitGenerator(options) : listGenerator(options);
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: {
      name: app,
      namespace: argo.namespace ?? 'argocd',
      labels: { [APP_LABEL]: app },
    },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: [made.generator],
      template: {
        metadata: {
          name: made.name,
          labels: { [APP_LABEL]: app, [CLUSTER_LABEL]: made.cluster },
        },
        spec: {
          project: argo.project ?? 'default',
          source: {
            repoURL: git.repoUrl,
            targetRevision: git.branch,
            path: made.path,
            directory: { recurse: true },
          },
          destination: {
            ...(argo.servers
              ? { server: '{{.server}}' }
              : { name: made.cluster }),
            namespace,
          },
          syncPolicy: {
            automated: { prune: true, selfHeal: true },
            syncOptions: [
              `CreateNamespace=${createNamespace}`,
              'ServerSideApply=true',
            ],
            retry: {
              limit: 5,
              backoff: { duration: '5s', factor: 2, maxDuration: '3m' },
            },
          },
        },
      },
    },
  };
}
