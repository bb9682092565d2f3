import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { assertCacheEqualsKubectl } from './support/compareCache.ts';
import { testServer, type TestServer } from './support/fleet.ts';
import { startWatching, type Watched } from './support/watched.ts';

const definition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'trafficsplits.split.smi-spec.io' },
  spec: {
    group: 'split.smi-spec.io',
    names: {
      kind: 'TrafficSplit',
      plural: 'trafficsplits',
      singular: 'trafficsplit',
    },
    scope: 'Namespaced',
    versions: [
      {
        name: 'v1alpha4',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            'x-kubernetes-preserve-unknown-fields': true,
          },
        },
      },
    ],
  },
};

const split = {
  apiVersion: 'split.smi-spec.io/v1alpha4',
  kind: 'TrafficSplit',
  metadata: { name: 'podinfo', namespace: 'default' },
  spec: {
    service: 'podinfo',
    backends: [
      { service: 'podinfo-east', weight: 50 },
      { service: 'podinfo-west', weight: 50 },
    ],
  },
};

describe('a kind whose definition is installed later', () => {
  let server: TestServer;
  let watched: Watched;

  before(async () => {
    server = await testServer('west');
    watched = startWatching({
      cluster: 'west',
      access: server.access,
      timing: { discoveryMs: 500, backoffMinMs: 50, backoffMaxMs: 500 },
    });
    await watched.live();
  });

  after(() => watched?.stop());

  it('is absent at first, without any fault', () => {
    assert.equal(watched.states.get('TrafficSplit')?.state, 'absent');
    assert.equal(watched.states.get('TrafficSplit')?.error, undefined);
  });

  it('is picked up without a restart', async () => {
    await server.harness.applyText('west', JSON.stringify(definition));
    await server.kubectl([
      ...['wait', '--for=condition=Established', '--timeout=30s'],
      'crd/trafficsplits.split.smi-spec.io',
    ]);
    await server.harness.applyText('west', JSON.stringify(split));
    await eventually(() =>
      assert.equal(watched.states.get('TrafficSplit')?.state, 'live'),
    );
    const found = await eventually(() => {
      const object = watched.cache.get({
        cluster: 'west',
        kind: 'TrafficSplit',
        namespace: 'default',
        name: 'podinfo',
      });
      assert.ok(object);
      return object;
    });
    assert.equal(found.detail.backends.length, 2);
    await assertCacheEqualsKubectl({
      cluster: 'west',
      cache: watched.cache,
      kubectl: server.kubectl,
    });
  });

  it('is gone from the cache when its definition is removed', async () => {
    await server.kubectl(['delete', 'crd', 'trafficsplits.split.smi-spec.io']);
    await eventually(() => {
      assert.equal(watched.cache.size('west', 'TrafficSplit'), 0);
      assert.equal(watched.states.get('TrafficSplit')?.state, 'absent');
    });
  });
});
