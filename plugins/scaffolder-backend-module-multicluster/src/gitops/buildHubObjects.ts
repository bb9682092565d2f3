import { ArgoOptions, buildApplicationSet } from './buildApplicationSet';
import { buildFluxObjects, FluxOptions } from './buildFluxObjects';
import { buildKarmadaObjects } from './buildKarmadaObjects';
import { buildOcmObjects, OcmOptions } from './buildOcmObjects';
import {
  ClusterObjects,
  GitSource,
  HubOptions,
  KubernetesObject,
} from './types';

/** Whose objects are made. `karmada` and `ocm` hold the app itself, `argocd` and `flux` say where it is in Git. */
export const HUB_ENGINES = ['argocd', 'flux', 'karmada', 'ocm'] as const;
export type HubEngine = (typeof HUB_ENGINES)[number];

type Options = HubOptions & {
  clusters: ClusterObjects[];
  argocd?: ArgoOptions;
  flux?: FluxOptions;
  ocm?: OcmOptions;
};

/** What the hub needs to run the app on its clusters. */
export function buildHubObjects(
  options: Options &
    (
      | { engine: 'argocd' | 'flux'; git: GitSource }
      | { engine: 'karmada' | 'ocm' }
    ),
): KubernetesObject[] {
  const names = options.clusters.map(({ cluster }) => cluster);
  switch (options.engine) {
    case 'argocd':
      return [
        buildApplicationSet({
          ...options,
          clusters: names,
          argo: options.argocd,
        }),
      ];
    case 'flux':
      return buildFluxObjects({ ...options, clusters: names });
    case 'karmada':
      return buildKarmadaObjects(options);
    default:
      return buildOcmObjects(options);
  }
}
