import { InputError } from '@backstage/errors';
import { KubernetesObject } from '../../types';

/**
 * What YAML said, as an object. Rejects with an `InputError` what lacks that by which an object is known. `where` is how the error begins.
 */
export function toObject(value: unknown, where: string): KubernetesObject {
  const object = value as Partial<KubernetesObject>;
  const missing = ['apiVersion', 'kind'].filter(
    field => typeof object[field] !== 'string' || object[field] === '',
  );
  if (missing.length > 0) {
    throw new InputError(
      `${where}: this is no Kubernetes object: '${missing.join(
        "' and '",
      )}' is missing`,
    );
  }
  if (object.apiVersion!.startsWith('kustomize.config.k8s.io/')) {
    throw new InputError(
      `${where}: this is a kustomization: deploy it with a source of type 'kustomize'`,
    );
  }
  const isList = object.kind!.endsWith('List') && Array.isArray(object.items);
  const name = object.metadata?.name;
  if (!isList && (typeof name !== 'string' || name === '')) {
    throw new InputError(
      `${where}: the ${object.kind} has no 'metadata.name', by which it would be found again`,
    );
  }
  return object as KubernetesObject;
}
