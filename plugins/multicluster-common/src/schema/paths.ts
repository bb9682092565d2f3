import { parseEntityRef } from '@backstage/catalog-model';

/** Joins parts to a path, each written so that it stays one part. */
export function pathOf(...parts: string[]): string {
  return parts.map(part => `/${encodeURIComponent(part)}`).join('');
}

/** As `/topology/component/default/podinfo`. */
export function entityPath(prefix: string, entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return pathOf(prefix, kind.toLocaleLowerCase('en-US'), namespace, name);
}
