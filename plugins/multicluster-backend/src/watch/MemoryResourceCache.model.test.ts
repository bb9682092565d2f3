import { Resource } from '@multicluster/backstage-plugin-multicluster-common';
import { MemoryResourceCache } from './MemoryResourceCache';
import { trimResource } from './trim';
import { ReflectorBatch } from './types';

const LABELS: (Record<string, string> | undefined)[] = [
  undefined,
  { app: 'x' },
  { app: 'y', tier: 'z' },
];

/** A small linear congruential generator: the same choices on each run. */
function createPick(seed: number) {
  let state = seed;
  return <T>(choices: readonly T[]): T => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return choices[Math.floor((state / 2147483648) * choices.length)];
  };
}

function createBatches(pick: ReturnType<typeof createPick>) {
  let version = 0;
  return (): ReflectorBatch => {
    const cluster = pick(['east', 'west']);
    const kind = pick(['Pod', 'Service'] as const);
    const batch: ReflectorBatch = { cluster, kind, upserts: [], deletes: [] };
    for (const name of ['a', 'b', 'c', 'd']) {
      const namespace = pick(['web', 'db', '']);
      const fate = pick(['nothing', 'nothing', 'upsert', 'upsert', 'delete']);
      if (fate === 'delete') {
        batch.deletes.push(`${namespace}/${name}`);
      }
      if (fate === 'upsert') {
        version++;
        const uid = pick(['owner-1', 'owner-2']);
        const metadata = {
          namespace,
          name,
          resourceVersion: String(version),
          labels: pick(LABELS),
          ownerReferences: pick([undefined, [{ uid, controller: true }]]),
        };
        const seenAt = version;
        batch.upserts.push(
          trimResource(kind, { metadata }, { cluster, seenAt }),
        );
      }
    }
    if (pick([true, false, false, false, false, false, false, false])) {
      batch.listed = {
        namespace: pick([undefined, 'web']),
        keys: batch.upserts.map(each => `${each.namespace}/${each.name}`),
      };
    }
    return batch;
  };
}

function pathOf({ cluster, kind, namespace, name }: Resource): string {
  return `${cluster}/${kind}/${namespace}/${name}`;
}

/** What the cache is to do, said in the simplest way: one map, and everything is found by looking at all of it. */
class PlainModel {
  readonly #objects = new Map<string, Resource>();

  apply({ cluster, kind, upserts, deletes, listed }: ReflectorBatch) {
    deletes.forEach(key => this.#objects.delete(`${cluster}/${kind}/${key}`));
    upserts.forEach(each => this.#objects.set(pathOf(each), each));
    for (const each of listed ? [...this.#objects.values()] : []) {
      const isInScope =
        each.cluster === cluster &&
        each.kind === kind &&
        (listed?.namespace ?? each.namespace) === each.namespace;
      if (
        isInScope &&
        !listed?.keys.includes(`${each.namespace}/${each.name}`)
      ) {
        this.#objects.delete(pathOf(each));
      }
    }
  }

  drop(cluster: string) {
    this.where(each => each.cluster === cluster).forEach(path =>
      this.#objects.delete(path),
    );
  }

  where(holds: (resource: Resource) => boolean): string[] {
    return [...this.#objects.values()].filter(holds).map(pathOf).sort();
  }
}

function paths(found: Iterable<unknown>): string[] {
  return [...found].map(each => pathOf(each as Resource)).sort();
}

function expectSame(
  cache: MemoryResourceCache,
  model: PlainModel,
  { cluster, kind }: ReflectorBatch,
) {
  const isOfKind = (each: Resource) =>
    each.cluster === cluster && each.kind === kind;
  expect(cache.size()).toBe(model.where(() => true).length);
  expect(cache.size(cluster, kind)).toBe(model.where(isOfKind).length);
  expect(paths(cache.list({ cluster, kind }))).toEqual(model.where(isOfKind));
  expect(paths(cache.list({ cluster, kind, namespace: 'web' }))).toEqual(
    model.where(each => isOfKind(each) && each.namespace === 'web'),
  );
  for (const [label, value] of [
    ['app', 'x'],
    ['tier', 'z'],
  ]) {
    expect(paths(cache.byLabel(label, value))).toEqual(
      model.where(each => each.labels[label] === value),
    );
  }
  expect(paths(cache.byOwner(cluster, 'owner-1'))).toEqual(
    model.where(
      each => each.cluster === cluster && each.owner?.uid === 'owner-1',
    ),
  );
}

describe('MemoryResourceCache beside a plain model', () => {
  it.each([1, 2, 3, 4, 5])(
    'finds the same, whatever happens (seed %d)',
    seed => {
      const pick = createPick(seed);
      const nextBatch = createBatches(pick);
      const cache = new MemoryResourceCache();
      const model = new PlainModel();
      for (let step = 0; step < 400; step++) {
        const batch = nextBatch();
        cache.apply(batch);
        model.apply(batch);
        if (step % 97 === 96) {
          cache.drop(batch.cluster);
          model.drop(batch.cluster);
        }
        expectSame(cache, model, batch);
      }
      expect(cache.size()).toBeGreaterThan(0);
    },
  );
});
