import {
  DeployProblem,
  ObjectRef,
} from '@multicluster/backstage-plugin-multicluster-common';
import { KubernetesObject } from '../types';
import { applySetId, PART_OF } from './applySet';
import { isDefinition, isKept } from './order';
import { groupOf, nameOf } from './refs';

/** Who asks, and which Argo CD Applications the cluster itself has. */
export type Claimant = {
  app: string;
  namespace: string;
  /** Whether the objects are those of the app's Helm release. */
  byHelm: boolean;
  applications: KubernetesObject[];
};

const HELM_NAME = 'meta.helm.sh/release-name';
const HELM_NAMESPACE = 'meta.helm.sh/release-namespace';
const TRACKING_ID = 'argocd.argoproj.io/tracking-id';
const INSTANCE = 'app.kubernetes.io/instance';
const FLUX_KUSTOMIZE = 'kustomize.toolkit.fluxcd.io';
const FLUX_HELM = 'helm.toolkit.fluxcd.io';

/**
 * What stands against writing a live object, because somebody else looks after it. What GitOps looks after would be put back within
 * minutes, and the deployment would have been for nothing.
 */
export function findOwner(
  live: KubernetesObject,
  ref: ObjectRef,
  claimant: Claimant,
): DeployProblem | undefined {
  return (
    ownedByArgo(live, ref, claimant.applications) ??
    ownedByFlux(live, ref) ??
    ownedByHelm(live, ref, claimant) ??
    ownedByApp(live, ref, claimant)
  );
}

function ownedByArgo(
  live: KubernetesObject,
  ref: ObjectRef,
  applications: KubernetesObject[],
): DeployProblem | undefined {
  const { annotations = {}, labels = {} } = live.metadata;
  const tracked = trackedBy(annotations[TRACKING_ID], ref);
  const instance = labels[INSTANCE];
  const lists = applications.some(
    application =>
      application.metadata.name === instance && hasResource(application, ref),
  );
  const name = tracked ?? (lists ? instance : undefined);
  return name === undefined
    ? undefined
    : gitopsOwned(ref, `Argo CD syncs it from Git (Application '${name}')`);
}

/** An id that was copied along with an object says another object's name, and Argo CD takes no notice of it. */
function trackedBy(id: string | undefined, ref: ObjectRef): string | undefined {
  const [, name, group, kind, namespace, object] =
    /^(.+):([^/:]*)\/([^:]+):([^/]*)\/(.+)$/.exec(id ?? '') ?? [];
  const same =
    group === groupOf(ref.apiVersion) &&
    kind === ref.kind &&
    object === ref.name &&
    (ref.namespace === '' || namespace === ref.namespace);
  return same ? name : undefined;
}

function hasResource(application: KubernetesObject, ref: ObjectRef): boolean {
  const { resources } = (application.status ?? {}) as {
    resources?: {
      group?: string;
      kind?: string;
      namespace?: string;
      name?: string;
    }[];
  };
  return (resources ?? []).some(
    resource =>
      (resource.group ?? '') === groupOf(ref.apiVersion) &&
      resource.kind === ref.kind &&
      (resource.namespace ?? '') === ref.namespace &&
      resource.name === ref.name,
  );
}

function ownedByFlux(
  live: KubernetesObject,
  ref: ObjectRef,
): DeployProblem | undefined {
  const { annotations = {}, labels = {} } = live.metadata;
  for (const [prefix, kind] of [
    [FLUX_KUSTOMIZE, 'Kustomization'],
    [FLUX_HELM, 'HelmRelease'],
  ]) {
    const name = labels[`${prefix}/name`];
    if (name && annotations[`${prefix}/reconcile`] !== 'disabled') {
      const namespace = labels[`${prefix}/namespace`];
      const path = namespace ? `${namespace}/${name}` : name;
      return gitopsOwned(ref, `Flux syncs it from Git (${kind} '${path}')`);
    }
  }
  return undefined;
}

function gitopsOwned(ref: ObjectRef, who: string): DeployProblem {
  return {
    severity: 'error',
    code: 'gitops-owned',
    message: `${nameOf(
      ref,
    )}: ${who}, which would take back what is written here. Change it in Git, by the engine 'gitops'.`,
    object: ref,
  };
}

/** The release of a live object, as `<namespace>/<name>`. */
export function releaseOf(live: KubernetesObject): string | undefined {
  const { annotations = {}, labels = {} } = live.metadata;
  const name = annotations[HELM_NAME];
  return name && labels['app.kubernetes.io/managed-by'] === 'Helm'
    ? `${annotations[HELM_NAMESPACE] ?? live.metadata.namespace}/${name}`
    : undefined;
}

/** A definition of a chart's `crds` folder: Helm makes it when it is not there, and never touches it again. */
export function isLeftByHelm(
  live: KubernetesObject,
  ref: ObjectRef,
  { byHelm }: Claimant,
): boolean {
  return byHelm && isDefinition(ref) && releaseOf(live) === undefined;
}

function ownedByHelm(
  live: KubernetesObject,
  ref: ObjectRef,
  { app, namespace, byHelm }: Claimant,
): DeployProblem | undefined {
  const release = releaseOf(live);
  const own = `${namespace}/${app}`;
  if (byHelm ? release === own : release === undefined) {
    return undefined;
  }
  const message =
    release === undefined
      ? `is there already and belongs to no Helm release, so Helm refuses to take it over. Delete it first, or let it carry the label and the annotations of the release '${own}'.`
      : `belongs to the Helm release '${release}'. ${
          release === own
            ? 'Undeploy that release first: the same app cannot be kept by Helm and without it.'
            : 'Change it there, or give the object of the source another name.'
        }`;
  return {
    severity: 'error',
    code: 'helm-owned',
    message: `${nameOf(ref)} ${message}`,
    object: ref,
  };
}

function ownedByApp(
  live: KubernetesObject,
  ref: ObjectRef,
  { app, namespace, byHelm }: Claimant,
): DeployProblem | undefined {
  const partOf = live.metadata.labels?.[PART_OF];
  if (byHelm || partOf === applySetId({ app, namespace })) {
    return undefined;
  }
  if (partOf === undefined && isKept(ref)) {
    return undefined;
  }
  return partOf === undefined
    ? {
        severity: 'warning',
        code: 'adopted',
        message: `${nameOf(
          ref,
        )} is there already and belongs to no app. It becomes part of '${app}': it goes when it leaves the source.`,
        object: ref,
      }
    : {
        severity: 'error',
        code: 'conflict',
        message: `${nameOf(
          ref,
        )} belongs to another app (ApplySet '${partOf}'). Give the object of the source another name, or undeploy the other app first.`,
        object: ref,
      };
}

/** What Helm writes into every object of a release, and a rendered chart does not have yet. */
export function asReleased(
  object: KubernetesObject,
  { app, namespace }: { app: string; namespace: string },
): KubernetesObject {
  const { labels, annotations } = object.metadata;
  return {
    ...object,
    metadata: {
      ...object.metadata,
      labels: { ...labels, 'app.kubernetes.io/managed-by': 'Helm' },
      annotations: {
        ...annotations,
        [HELM_NAME]: app,
        [HELM_NAMESPACE]: namespace,
      },
    },
  };
}
