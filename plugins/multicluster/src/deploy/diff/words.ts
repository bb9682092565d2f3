import {
  ObjectDiff,
  ObjectRef,
} from '@multicluster/backstage-plugin-multicluster-common';
import { counted } from '../../shared';

/** `Deployment web/podinfo`. */
export function objectName(
  ref: Pick<ObjectRef, 'kind' | 'namespace' | 'name'>,
) {
  const { kind, namespace, name } = ref;
  return `${kind} ${namespace ? `${namespace}/${name}` : name}`;
}

export function objectKey(ref: ObjectRef): string {
  return `${ref.apiVersion} ${objectName(ref)}`;
}

export function changed(objects: readonly ObjectDiff[]): ObjectDiff[] {
  return objects.filter(({ change }) => change !== 'none');
}

/** `2 of 12 objects`, `no change`. */
export function countChanges(objects: readonly ObjectDiff[]): string {
  const count = changed(objects).length;
  return count
    ? `${count} of ${counted(objects.length, 'object')}`
    : 'no change';
}

export const changeWord: Record<ObjectDiff['change'], string> = {
  create: 'new',
  update: 'changed',
  delete: 'goes away',
  none: 'unchanged',
};
