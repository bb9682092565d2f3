// A contract suite, not a test file: it is called by those.
/* eslint-disable jest/no-export */
import {
  Resource,
  ResourceKind,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ResourceStore, StoreWrite } from './types';

/** A namespace, the smallest resource there is. */
export function storedResource(
  name: string,
  options?: {
    cluster?: string;
    kind?: ResourceKind;
    namespace?: string;
    phase?: string;
  },
): Resource {
  const {
    cluster = 'east',
    kind = 'Namespace',
    namespace = '',
    phase = 'Active',
  } = options ?? {};
  return {
    cluster,
    apiVersion: 'v1',
    kind,
    namespace,
    name,
    uid: `uid-${name}`,
    resourceVersion: '7',
    createdAt: 1_700_000_000,
    labels: { app: 'shop' },
    annotations: {},
    seenAt: 1_700_000_000_123,
    detail: { phase },
  } as Resource;
}

/** A write of nothing, to be filled. */
export function storeWrite(write: Partial<StoreWrite>): StoreWrite {
  return {
    cluster: 'east',
    upserts: [],
    deletes: [],
    versions: new Map(),
    ...write,
  };
}

export async function readNames(
  store: ResourceStore,
  cluster = 'east',
): Promise<string[]> {
  const names: string[] = [];
  for await (const resources of store.resources({ cluster })) {
    names.push(...resources.map(({ name }) => name));
  }
  return names.sort();
}

/** What every `ResourceStore` must do; `create` gives an empty one. */
export function describeResourceStore(
  name: string,
  create: () => Promise<ResourceStore>,
): void {
  describe(`${name} as a ResourceStore`, () => {
    let store: ResourceStore;
    beforeEach(async () => {
      store = await create();
    });

    it('knows nothing of a cluster that was never written', async () => {
      expect(await store.cluster({ cluster: 'east' })).toBeUndefined();
      expect(await readNames(store)).toEqual([]);
      expect(await store.clusters()).toEqual([]);
    });

    describeResources(() => store);
    describeFacts(() => store);
  });
}

function describeResources(current: () => ResourceStore): void {
  it('gives resources back as they were', async () => {
    const resource = storedResource('a', {
      kind: 'Pod',
      namespace: 'web',
      phase: "it's \u0000 \u{1F600}",
    });
    await current().write(storeWrite({ upserts: [resource] }));
    for await (const resources of current().resources({ cluster: 'east' })) {
      expect(resources).toEqual([resource]);
    }
    expect(await readNames(current())).toEqual(['a']);
  });

  it('keeps the last state of a resource that is written again', async () => {
    await current().write(storeWrite({ upserts: [storedResource('a')] }));
    const later = storedResource('a', { phase: 'Terminating' });
    await current().write(storeWrite({ upserts: [later] }));
    const read: Resource[] = [];
    for await (const resources of current().resources({ cluster: 'east' })) {
      read.push(...resources);
    }
    expect(read).toEqual([later]);
  });

  it('deletes by kind, namespace and name, and nothing else', async () => {
    const upserts = [
      storedResource('a', { kind: 'Pod', namespace: 'web' }),
      storedResource('a', { kind: 'Pod', namespace: 'other' }),
      storedResource('a', { kind: 'Service', namespace: 'web' }),
      storedResource('b', { kind: 'Pod', namespace: 'web' }),
    ];
    await current().write(storeWrite({ upserts }));
    await current().write(
      storeWrite({
        deletes: [
          { kind: 'Pod', namespace: 'web', name: 'a' },
          { kind: 'Pod', namespace: 'web', name: 'never-there' },
        ],
      }),
    );
    const read: string[] = [];
    for await (const resources of current().resources({ cluster: 'east' })) {
      read.push(...resources.map(r => `${r.kind}/${r.namespace}/${r.name}`));
    }
    expect(read.sort()).toEqual(['Pod/other/a', 'Pod/web/b', 'Service/web/a']);
  });

  it('takes and gives more than one statement holds', async () => {
    const upserts = Array.from({ length: 1234 }, (_, n) =>
      storedResource(`n${String(n).padStart(4, '0')}`),
    );
    await current().write(storeWrite({ upserts }));
    expect(await readNames(current())).toEqual(upserts.map(r => r.name));
    await current().write(storeWrite({ deletes: upserts.slice(1) }));
    expect(await readNames(current())).toEqual(['n0000']);
  });

  it('keeps clusters apart, and forgets one without the other', async () => {
    const write = { versions: new Map([['Pod' as const, '7']]) };
    await current().write(
      storeWrite({ ...write, upserts: [storedResource('a')] }),
    );
    await current().write(
      storeWrite({
        ...write,
        cluster: 'west',
        upserts: [storedResource('b', { cluster: 'west' })],
      }),
    );
    await current().drop({ cluster: 'east' });
    expect(await current().cluster({ cluster: 'east' })).toBeUndefined();
    expect(await readNames(current(), 'east')).toEqual([]);
    expect(await readNames(current(), 'west')).toEqual(['b']);
    expect(await current().clusters()).toMatchObject([{ name: 'west' }]);
  });
}

function describeFacts(current: () => ResourceStore): void {
  const facts = {
    version: 'v1.36.3',
    identity: 'uid-kube-system',
    lastSeenAt: 1_790_000_000_123,
  };

  it('keeps facts and versions, and takes versions back', async () => {
    await current().write(
      storeWrite({
        facts,
        versions: new Map([
          ['Pod', '100'],
          ['Node', '90'],
        ]),
      }),
    );
    await current().write(
      storeWrite({
        versions: new Map([
          ['Pod', '101'],
          ['Node', undefined],
        ]),
      }),
    );
    expect(await current().cluster({ cluster: 'east' })).toEqual({
      ...facts,
      versions: new Map([['Pod', '101']]),
    });
    expect(await current().clusters()).toEqual([
      { name: 'east', lastSeenAt: facts.lastSeenAt },
    ]);
  });

  it('overwrites facts with newer ones', async () => {
    await current().write(storeWrite({ facts }));
    await current().write(storeWrite({ facts: { version: 'v1.37.0' } }));
    expect(await current().cluster({ cluster: 'east' })).toEqual({
      version: 'v1.37.0',
      versions: new Map(),
    });
  });
}
