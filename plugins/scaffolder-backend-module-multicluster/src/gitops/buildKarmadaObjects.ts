import { JsonObject } from '@backstage/types';
import { diffJson, Override } from './diffJson';
import { APP_LABEL, nameOf, shortHash } from './names';
import { withNamespace } from './scope';
import { ClusterObjects, HubOptions, KubernetesObject } from './types';

/** One object of the app, over its clusters. */
type Propagated = {
  template: KubernetesObject;
  clusters: string[];
  overrides: { clusters: string[]; plaintext: Override[] }[];
};

const POLICY = 'policy.karmada.io/v1alpha1';

function refOf({ apiVersion, kind, metadata }: KubernetesObject): string {
  return [apiVersion, kind, metadata.namespace ?? '', metadata.name].join('|');
}

/** The rendering that most clusters have, so that the fewest need an override. */
function commonest(renderings: KubernetesObject[]): KubernetesObject {
  const counts = new Map<string, number>();
  renderings.forEach(each => {
    const text = JSON.stringify(each);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  });
  const most = Math.max(...counts.values());
  return renderings.find(each => counts.get(JSON.stringify(each)) === most)!;
}

function propagate(
  renderings: { cluster: string; object: KubernetesObject }[],
): Propagated {
  const template = commonest(renderings.map(({ object }) => object));
  const overrides = new Map<string, Propagated['overrides'][number]>();
  for (const { cluster, object } of renderings) {
    const plaintext = diffJson(template, object);
    const key = JSON.stringify(plaintext);
    const alike = overrides.get(key) ?? { clusters: [], plaintext };
    alike.clusters.push(cluster);
    overrides.set(key, alike);
  }
  return {
    template,
    clusters: renderings.map(({ cluster }) => cluster),
    overrides: [...overrides.values()].filter(
      ({ plaintext }) => plaintext.length > 0,
    ),
  };
}

function gather(options: HubOptions & { clusters: ClusterObjects[] }) {
  const byRef = new Map<
    string,
    { cluster: string; object: KubernetesObject }[]
  >();
  for (const { cluster, objects } of options.clusters) {
    for (const each of objects) {
      const object = withNamespace(each, options.namespace);
      const ref = refOf(object);
      byRef.set(ref, [...(byRef.get(ref) ?? []), { cluster, object }]);
    }
  }
  return [...byRef.values()].map(propagate);
}

function selectorOf({ apiVersion, kind, metadata }: KubernetesObject) {
  const { namespace, name } = metadata;
  return { apiVersion, kind, ...(namespace && { namespace }), name };
}

/** Policies of what has a namespace live in it; those of other objects have a kind of their own. */
function policy(
  options: HubOptions,
  object: KubernetesObject,
  kind: 'PropagationPolicy' | 'OverridePolicy',
  parts: string[],
  spec: JsonObject,
): KubernetesObject {
  const { namespace } = object.metadata;
  const labels = { [APP_LABEL]: options.app };
  return namespace
    ? {
        apiVersion: POLICY,
        kind,
        metadata: { name: nameOf(options.app, ...parts), namespace, labels },
        spec,
      }
    : {
        apiVersion: POLICY,
        kind: `Cluster${kind}`,
        metadata: {
          name: nameOf(options.namespace, options.app, ...parts),
          labels,
        },
        spec,
      };
}

function overridePolicy(options: HubOptions, each: Propagated) {
  const { kind, metadata } = each.template;
  return policy(
    options,
    each.template,
    'OverridePolicy',
    [kind.toLocaleLowerCase('en-US'), metadata.name],
    {
      resourceSelectors: [selectorOf(each.template)],
      overrideRules: each.overrides.map(({ clusters, plaintext }) => ({
        targetCluster: { clusterNames: clusters },
        overriders: { plaintext },
      })),
    },
  );
}

function propagationPolicy(
  options: HubOptions,
  objects: Propagated[],
  overrides: Map<Propagated, KubernetesObject>,
  isWhole: boolean,
) {
  const [{ template, clusters }] = objects;
  const dependent = objects.flatMap(
    each => overrides.get(each)?.metadata.name ?? [],
  );
  return policy(
    options,
    template,
    'PropagationPolicy',
    isWhole ? [] : [shortHash(clusters.join('|'))],
    {
      resourceSelectors: objects.map(each => selectorOf(each.template)),
      // Without this, what is propagated first would be the same everywhere.
      ...(dependent.length > 0 && { dependentOverrides: dependent }),
      placement: {
        clusterAffinity: { clusterNames: clusters },
        replicaScheduling: { replicaSchedulingType: 'Duplicated' },
      },
    },
  );
}

/**
 * For Karmada's control plane: each object once, as most clusters have it, with a policy that says on which clusters it runs, and one that
 * says what is different where. Namespaces have no policy: Karmada makes them on every member by itself.
 */
export function buildKarmadaObjects(
  options: HubOptions & { clusters: ClusterObjects[] },
): KubernetesObject[] {
  const all = gather(options);
  const objects = all.filter(({ template }) => template.kind !== 'Namespace');
  const overrides = new Map(
    objects
      .filter(each => each.overrides.length > 0)
      .map(each => [each, overridePolicy(options, each)] as const),
  );
  const groups = new Map<string, Propagated[]>();
  for (const each of objects) {
    const key = JSON.stringify([
      each.template.metadata.namespace ?? '',
      each.clusters,
    ]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [
    ...all.map(({ template }) => template),
    ...overrides.values(),
    ...[...groups.values()].map(group =>
      propagationPolicy(
        options,
        group,
        overrides,
        group[0].clusters.length === options.clusters.length,
      ),
    ),
  ];
}
