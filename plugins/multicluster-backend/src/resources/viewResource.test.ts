import {
  Resource,
  ResourceOf,
} from '@multicluster/backstage-plugin-multicluster-common';
import { MemoryResourceCache, trimResource } from '../watch';
import { viewResource } from './viewResource';

type Meta = {
  name: string;
  uid: string;
  owner?: { kind: string; name: string; uid: string };
};

function make(
  kind: Resource['kind'],
  apiVersion: string,
  { name, uid, owner }: Meta,
): Resource {
  return trimResource(
    kind,
    {
      apiVersion,
      metadata: {
        name,
        uid,
        namespace: 'web',
        ownerReferences: owner ? [{ ...owner, controller: true }] : [],
      },
    },
    { cluster: 'east', seenAt: 1 },
  );
}

function cacheOf(...resources: Resource[]) {
  const cache = new MemoryResourceCache();
  for (const resource of resources) {
    cache.apply({
      cluster: resource.cluster,
      kind: resource.kind,
      upserts: [resource],
      deletes: [],
    });
  }
  return cache;
}

const deployment = make('Deployment', 'apps/v1', { name: 'app', uid: 'd' });
const replicaSet = make('ReplicaSet', 'apps/v1', {
  name: 'app-1',
  uid: 'r',
  owner: { kind: 'Deployment', name: 'app', uid: 'd' },
});
const pod = make('Pod', 'v1', {
  name: 'app-1-x',
  uid: 'p',
  owner: { kind: 'ReplicaSet', name: 'app-1', uid: 'r' },
});
const key = {
  cluster: 'east',
  apiVersion: 'v1',
  kind: 'Pod',
  namespace: 'web',
  name: 'app-1-x',
} as const;

describe('viewResource', () => {
  it('names the owners, nearest first', () => {
    const view = viewResource(cacheOf(deployment, replicaSet, pod), key);
    expect(view?.resource).toEqual(pod);
    expect(view?.owners.map(({ kind, name }) => `${kind}/${name}`)).toEqual([
      'ReplicaSet/app-1',
      'Deployment/app',
    ]);
  });

  it('does not take an object of the same name for an owner that has gone', () => {
    const again = make('ReplicaSet', 'apps/v1', {
      name: 'app-1',
      uid: 'other',
    });
    expect(viewResource(cacheOf(again, pod), key)?.owners).toEqual([]);
  });

  it('ends when owners own each other', () => {
    const one = make('ReplicaSet', 'apps/v1', {
      name: 'app-1',
      uid: 'r',
      owner: { kind: 'Pod', name: 'app-1-x', uid: 'p' },
    });
    const view = viewResource(cacheOf(one, pod), key);
    expect(view?.owners.length).toBeLessThan(20);
  });

  it('gives the events of the object, newest first', () => {
    const event = (name: string, at: string, uid: string) =>
      trimResource(
        'Event',
        {
          metadata: { name, namespace: 'web', uid: name },
          lastTimestamp: at,
          involvedObject: {
            kind: 'Pod',
            namespace: 'web',
            name: 'app-1-x',
            uid,
          },
        },
        { cluster: 'east', seenAt: 1 },
      ) as ResourceOf<'Event'>;
    const cache = cacheOf(
      pod,
      event('old', '2026-01-01T00:00:00Z', 'p'),
      event('new', '2026-01-02T00:00:00Z', 'p'),
      event('foreign', '2026-01-03T00:00:00Z', 'q'),
    );
    const names = viewResource(cache, key)?.events.map(({ name }) => name);
    expect(names).toEqual(['new', 'old']);
  });

  it('has nothing to show for another version of the API', () => {
    expect(
      viewResource(cacheOf(pod), { ...key, apiVersion: 'v2' }),
    ).toBeUndefined();
  });
});
