import { KindState } from '@multicluster/backstage-plugin-multicluster-common';

/** `ingresses` of `Ingress`, as the API writes its kinds of objects. */
export function pluralOf(kind: string): string {
  const lower = kind.toLocaleLowerCase('en-US');
  if (/(s|x|ch|sh)$/.test(lower)) {
    return `${lower}es`;
  }
  return /[^aeiou]y$/.test(lower) ? `${lower.slice(0, -1)}ies` : `${lower}s`;
}

/** `deployments.apps`, as RBAC and kubectl name it. */
export function resourceOf({ apiVersion, kind }: KindState): string {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return group ? `${pluralOf(kind)}.${group}` : pluralOf(kind);
}
