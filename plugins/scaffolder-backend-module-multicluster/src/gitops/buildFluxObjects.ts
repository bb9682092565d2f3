import { APP_LABEL, CLUSTER_LABEL, nameOf } from './names';
import { GitSource, HubOptions, KubernetesObject } from './types';

export type FluxOptions = {
  /** Where Flux lives on the hub; default `flux-system`. */
  namespace?: string;
  /** Default `1m`. */
  interval?: string;
  /** Secret with the credentials of the repository. */
  repositorySecret?: string;
  /** Secret with a cluster's kubeconfig; `{cluster}` is its name. Default `{cluster}-kubeconfig`. */
  kubeconfigSecret?: string;
  /** Key in that Secret; Flux looks at `value`, then `value.yaml`. */
  kubeconfigKey?: string;
};

type Options = HubOptions & {
  git: GitSource;
  clusters: string[];
  flux?: FluxOptions;
};

function buildRepository({ app, git, flux = {} }: Options): KubernetesObject {
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    metadata: {
      name: app,
      namespace: flux.namespace ?? 'flux-system',
      labels: { [APP_LABEL]: app },
    },
    spec: {
      interval: flux.interval ?? '1m',
      url: git.repoUrl,
      ref: { branch: git.branch },
      ...(flux.repositorySecret && {
        secretRef: { name: flux.repositorySecret },
      }),
    },
  };
}

function buildKustomization(options: Options, cluster: string) {
  const { app, namespace, git, flux = {} } = options;
  const secret = flux.kubeconfigSecret ?? '{cluster}-kubeconfig';
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: {
      name: nameOf(app, cluster),
      namespace: flux.namespace ?? 'flux-system',
      labels: { [APP_LABEL]: app, [CLUSTER_LABEL]: cluster },
    },
    spec: {
      interval: '10m',
      retryInterval: flux.interval ?? '1m',
      timeout: '5m',
      path: `./${git.root}/${cluster}/${app}`,
      prune: true,
      // Ready then means that what was applied works, not only that it was applied.
      wait: true,
      targetNamespace: namespace,
      sourceRef: { kind: 'GitRepository', name: app },
      kubeConfig: {
        secretRef: {
          name: secret.replaceAll('{cluster}', cluster),
          ...(flux.kubeconfigKey && { key: flux.kubeconfigKey }),
        },
      },
    },
  };
}

/** Flux' GitRepository, and one Kustomization per cluster, which it reaches from the hub by the cluster's kubeconfig. */
export function buildFluxObjects(options: Options): KubernetesObject[] {
  return [
    buildRepository(options),
    ...options.clusters.map(cluster => buildKustomization(options, cluster)),
  ];
}
