import { ObjectRef } from '@multicluster/backstage-plugin-multicluster-common';

/** Where an API server has an object of a group, by the plural that the driver knows. */
export function objectPath(ref: ObjectRef, plural: string): string {
  const [namespace, name] = [ref.namespace, ref.name].map(encodeURIComponent);
  return `/apis/${ref.apiVersion}/namespaces/${namespace}/${plural}/${name}`;
}
