import { createHash } from 'node:crypto';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ResourceEntity,
} from '@backstage/catalog-model';
import { ClusterSummary } from '@multicluster/backstage-plugin-multicluster-common';

const prefix = 'multicluster.backstage.io';
const longestName = 63;

/**
 * A cluster as the catalog has it: what it is and where. Its state changes too often for a catalog, and its address and credentials are
 * nobody's business there.
 */
export function toEntity(
  cluster: ClusterSummary,
  options: { owner: string; system?: string },
): ResourceEntity {
  const { name, title, provider, region, environment, version } = cluster;
  const location = `multicluster-cluster:${name}`;
  const facts = { provider, region, environment };
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: toEntityName(name),
      title,
      description: describe(cluster),
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        [`${prefix}/cluster`]: name,
        ...prefixed({ ...facts, version }),
      },
      labels: {
        ...keepValid(cluster.labels),
        ...keepValid(prefixed(facts)),
      },
      tags: [provider, environment].filter(isTag),
      links: cluster.dashboardUrl
        ? [{ url: cluster.dashboardUrl, title: 'Dashboard' }]
        : [],
    },
    spec: {
      type: 'kubernetes-cluster',
      owner: options.owner,
      ...(options.system && { system: options.system }),
    },
  };
}

/** Contexts of kubeconfigs are often named like URLs; a hash keeps those apart that look the same afterwards. */
export function toEntityName(cluster: string): string {
  if (/^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/.test(cluster)) {
    return cluster;
  }
  const hash = createHash('sha256').update(cluster).digest('hex').slice(0, 8);
  const readable = cluster
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, longestName - hash.length - 1)
    .replace(/-$/, '');
  return readable ? `${readable}-${hash}` : hash;
}

function describe({ provider, region, environment }: ClusterSummary): string {
  const where = [provider, region].filter(Boolean).join(', ');
  return [
    'Kubernetes cluster',
    where && ` (${where})`,
    environment && ` for ${environment}`,
  ]
    .filter(Boolean)
    .join('');
}

function prefixed(
  facts: Record<string, string | undefined>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([key, value]) =>
      value ? [[`${prefix}/${key}`, value]] : [],
    ),
  );
}

/** One label that the catalog does not take would cost the whole entity. */
function keepValid(labels: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).filter(
      ([key, value]) => isLabelKey(key) && isLabelPart(value),
    ),
  );
}

function isLabelKey(key: string): boolean {
  const parts = key.split('/');
  const name = parts.pop()!;
  return (
    isLabelPart(name) &&
    parts.length <= 1 &&
    parts.every(
      domain =>
        domain.length <= 253 && /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(domain),
    )
  );
}

function isLabelPart(text: string): boolean {
  return /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/.test(text);
}

function isTag(text: string | undefined): text is string {
  return (
    text !== undefined &&
    text.length <= longestName &&
    /^[a-z0-9+#]+(-[a-z0-9+#]+)*$/.test(text)
  );
}
