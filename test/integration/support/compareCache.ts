import assert from 'node:assert/strict';
import type {
  Resource,
  ResourceIndex,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  apiVersionOf,
  isSelected,
  KINDS,
  trimResource,
  type KindSelection,
  type KindSpec,
} from '../../../plugins/multicluster-backend/src/watch';
import { eventually } from '../../support/eventually.ts';

/** Runs kubectl on one cluster and gives its output. */
export type Kubectl = (args: string[]) => Promise<string>;

/**
 * Compares the cache with what `kubectl get -o json` says, object by object: the same objects, the same uid and version, and the
 * same view of each. Waits for the two to agree, since the last event may still be on its way; fails with what differs.
 *
 * Returns how many objects were compared.
 */
export async function assertCacheEqualsKubectl(options: {
  cluster: string;
  cache: ResourceIndex;
  kubectl: Kubectl;
  kinds?: KindSelection;
  deadlineMs?: number;
}): Promise<number> {
  return eventually(() => compareAll(options), {
    deadlineMs: options.deadlineMs ?? 60_000,
    everyMs: 500,
  });
}

async function compareAll(
  options: Parameters<typeof assertCacheEqualsKubectl>[0],
): Promise<number> {
  const { cluster, cache, kubectl, kinds = {} } = options;
  const served = new Set(
    (await kubectl(['api-resources', '--no-headers', '-o', 'name'])).split(
      /\s+/,
    ),
  );
  let compared = 0;
  for (const spec of KINDS.filter(each => isSelected(each, kinds))) {
    const expected = served.has(resourceName(spec))
      ? await listWithKubectl(spec, cluster, kubectl)
      : [];
    const actual = [...cache.list({ cluster, kind: spec.kind })] as Resource[];
    assertSame(spec.kind, byKey(actual), byKey(expected));
    compared += expected.length;
  }
  return compared;
}

function resourceName(spec: KindSpec): string {
  return spec.group ? `${spec.plural}.${spec.group}` : spec.plural;
}

async function listWithKubectl(
  spec: KindSpec,
  cluster: string,
  kubectl: Kubectl,
): Promise<Resource[]> {
  const name = spec.group
    ? `${spec.plural}.${spec.versions[0]}.${spec.group}`
    : spec.plural;
  const scope = spec.namespaced ? ['--all-namespaces'] : [];
  const list: { items: unknown[] } = JSON.parse(
    await kubectl(['get', name, ...scope, '-o', 'json']),
  );
  return list.items.map(raw =>
    trimResource(spec, raw, {
      cluster,
      seenAt: 0,
      apiVersion: apiVersionOf(spec.group, spec.versions[0]),
    }),
  );
}

function byKey(resources: Resource[]): Map<string, Resource> {
  return new Map(
    resources.map(resource => [
      `${resource.namespace}/${resource.name}`,
      // When it arrived is the one fact that `kubectl` cannot know; a field that is undefined and one that is missing are one.
      JSON.parse(JSON.stringify({ ...resource, seenAt: 0 })),
    ]),
  );
}

function assertSame(
  kind: string,
  actual: Map<string, Resource>,
  expected: Map<string, Resource>,
): void {
  const missing = [...expected.keys()].filter(key => !actual.has(key));
  const extra = [...actual.keys()].filter(key => !expected.has(key));
  assert.deepEqual(
    { missing: missing.slice(0, 5), extra: extra.slice(0, 5) },
    { missing: [], extra: [] },
    `${kind}: ${missing.length} missing in the cache, ${extra.length} too many`,
  );
  for (const [key, resource] of expected) {
    assert.deepEqual(actual.get(key), resource, `${kind} ${key} differs`);
  }
}
