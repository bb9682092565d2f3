import { ObjectRef } from '@multicluster/backstage-plugin-multicluster-common';
import { KubernetesObject } from '../types';

/** The group of an `apiVersion`; empty for the core group. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

export function versionOf(apiVersion: string): string {
  return apiVersion.slice(apiVersion.indexOf('/') + 1);
}

export function refOf(object: KubernetesObject): ObjectRef {
  const { apiVersion, kind, metadata } = object;
  return {
    apiVersion,
    kind,
    namespace: metadata.namespace ?? '',
    name: metadata.name,
  };
}

/** The same for two versions of a kind: an object is one, whatever version it is asked for in. */
export function keyOf(ref: ObjectRef): string {
  return [groupOf(ref.apiVersion), ref.kind, ref.namespace, ref.name].join('|');
}

/** `web/podinfo`, or the bare name of a cluster-scoped object. */
export function pathOf({ namespace, name }: ObjectRef): string {
  return namespace ? `${namespace}/${name}` : name;
}

/** `Deployment 'web/podinfo'`. */
export function nameOf(ref: ObjectRef): string {
  return `${ref.kind} '${pathOf(ref)}'`;
}
