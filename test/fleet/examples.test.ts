import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { parseAllDocuments } from 'yaml';
import {
  allAppManifests,
  appManifests,
  exampleApps,
  withAddresses,
} from './apps.ts';
import { concatenated, manifestsAt } from './manifests.ts';
import { examplesRoot } from './paths.ts';
import { DEMO_PLACEMENTS } from './placements.ts';

type KubernetesObject = {
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
  };
  spec?: { template?: { metadata?: { labels?: Record<string, string> } } };
};

const ID = 'backstage.io/kubernetes-id';
const clusters = Object.keys(DEMO_PLACEMENTS);

function objects<T>(yaml: string): T[] {
  return parseAllDocuments(yaml)
    .map(document => {
      assert.deepEqual(document.errors, []);
      return document.toJS() as T;
    })
    .filter(Boolean);
}

describe('the sample apps', () => {
  for (const app of exampleApps()) {
    for (const cluster of clusters) {
      const yaml = appManifests(app, cluster);
      if (yaml === undefined) {
        continue;
      }
      it(`${app} on ${cluster} is found by the portal: each object and each pod says whose it is`, () => {
        for (const { kind, metadata, spec } of objects<KubernetesObject>(
          yaml,
        )) {
          const cluster_ = ['GatewayClass'].includes(kind);
          const mesh = kind === 'EndpointSlice';
          if (!cluster_ && !mesh) {
            assert.equal(
              metadata.labels?.[ID],
              app,
              `${kind} ${metadata.name}`,
            );
          }
          if (spec?.template) {
            assert.equal(
              spec.template.metadata?.labels?.[ID],
              app,
              `pods of ${kind} ${metadata.name}`,
            );
          }
          assert.ok(
            cluster_ || kind === 'Namespace' || metadata.namespace === app,
            `${kind} ${metadata.name}`,
          );
        }
      });

      it(`${app} on ${cluster} names no object twice`, () => {
        const names = objects<KubernetesObject>(yaml).map(
          o => `${o.kind}/${o.metadata.name}`,
        );
        assert.deepEqual(names, [...new Set(names)]);
      });
    }
  }

  it('each have a component in the catalog, with an owner that is there', () => {
    const entities = objects<{
      kind: string;
      metadata: { name: string; annotations?: Record<string, string> };
      spec: { owner?: string };
    }>(concatenated(manifestsAt(path.join(examplesRoot, 'catalog'))));
    const owners = entities
      .filter(e => e.kind === 'Group')
      .map(e => `group:default/${e.metadata.name}`);
    for (const app of exampleApps()) {
      const component = entities.find(
        e => e.kind === 'Component' && e.metadata.name === app,
      );
      assert.equal(component?.metadata.annotations?.[ID], app);
      assert.ok(
        owners.includes(component?.spec.owner ?? ''),
        `owner of ${app}`,
      );
    }
  });

  it('run where the demo says: podinfo on all, ledger on one', () => {
    const where = (app: string) =>
      clusters.filter(cluster => appManifests(app, cluster) !== undefined);
    assert.deepEqual(where('podinfo'), ['east', 'west', 'edge']);
    assert.deepEqual(where('web'), ['east', 'west']);
    assert.deepEqual(where('ledger'), ['east']);
    assert.deepEqual(where('reports'), ['west', 'edge']);
  });

  it('take the addresses that the clusters really have', () => {
    const yaml = withAddresses(allAppManifests('east'), name =>
      name === 'east' ? '127.0.30.1' : undefined,
    );
    assert.match(yaml, /demo\.test\/lb-ip: 127\.0\.30\.1/);
    assert.doesNotMatch(yaml, /127\.0\.1\.1/);
    assert.match(
      yaml,
      /127\.0\.2\.1/,
      'a cluster that is not there keeps what is written',
    );
  });
});
