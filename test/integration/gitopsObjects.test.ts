import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { stringify } from 'yaml';
import { buildHubObjects } from '../../plugins/scaffolder-backend-module-multicluster/src/gitops';
import { argoDefinitions } from '../fleet/argocd/manifests.ts';
import { concatenated, manifestsAt } from '../fleet/manifests.ts';
import { moduleDir } from '../fleet/modules.ts';
import { fleetRoot } from '../fleet/paths.ts';
import { eventually } from '../support/eventually.ts';
import { testServer, type TestServer } from './support/fleet.ts';

type Options = Parameters<typeof buildHubObjects>[0];
type KubernetesObject = ReturnType<typeof buildHubObjects>[number];

/** Their controllers are not built here; their definitions are their authors' own. */
const FLUX = [
  [
    'github.com/fluxcd/source-controller@v1.9.6',
    'source.toolkit.fluxcd.io_gitrepositories.yaml',
  ],
  [
    'github.com/fluxcd/kustomize-controller@v1.9.6',
    'kustomize.toolkit.fluxcd.io_kustomizations.yaml',
  ],
] as const;

async function definitions(): Promise<string> {
  const flux = await Promise.all(
    FLUX.map(async ([module, file]) =>
      path.join(await moduleDir(module), 'config/crd/bases', file),
    ),
  );
  const own = ['karmada', 'ocm'].flatMap(folder =>
    manifestsAt(path.join(fleetRoot, 'crds', folder)),
  );
  return [await argoDefinitions(), concatenated([...flux, ...own])].join(
    '\n---\n',
  );
}

function appOn(cluster: string, replicas: number): KubernetesObject[] {
  const labels = { app: 'shop' };
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'shop' },
      spec: {
        replicas,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: { containers: [{ name: 'shop', image: 'shop:1' }] },
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'shop', annotations: { 'demo.test/where': cluster } },
      data: { where: cluster },
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: 'shop' },
      rules: [{ apiGroups: [''], resources: ['pods'], verbs: [cluster] }],
    },
  ] as KubernetesObject[];
}

const git = {
  repoUrl: 'https://git.example.com/apps.git',
  branch: 'main',
  root: 'clusters',
};
const different = [
  { cluster: 'east', objects: appOn('east', 2) },
  { cluster: 'west', objects: appOn('west', 4) },
];
const alike = ['east', 'west'].map(cluster => ({
  cluster,
  objects: appOn('same', 2),
}));
const app = {
  app: 'shop',
  namespace: 'web',
  createNamespace: true,
  clusters: different,
};

const cases: [string, Options][] = [
  ["Argo CD's, with a list", { ...app, engine: 'argocd', git }],
  [
    "Argo CD's, by folders",
    { ...app, engine: 'argocd', git, argocd: { generator: 'git' } },
  ],
  [
    "Argo CD's, to addresses",
    {
      ...app,
      ...{ engine: 'argocd', git },
      argocd: { servers: { east: 'https://east', west: 'https://west' } },
    },
  ],
  [
    "Flux'",
    {
      ...app,
      ...{ engine: 'flux', git },
      flux: { repositorySecret: 'git', kubeconfigKey: 'config' },
    },
  ],
  ["Karmada's", { ...app, engine: 'karmada' }],
  ["Open Cluster Management's, per cluster", { ...app, engine: 'ocm' }],
  [
    "Open Cluster Management's, for all",
    { ...app, clusters: alike, engine: 'ocm', ocm: { form: 'replicaSet' } },
  ],
];

describe('what is made for a hub', () => {
  let server: TestServer;

  /** As the API server judges it: fields that a definition does not have are errors, and nothing is written. */
  async function judge(objects: KubernetesObject[]): Promise<string> {
    const file = path.join(server.harness.workdir, 'judged.yaml');
    fs.writeFileSync(file, objects.map(each => stringify(each)).join('---\n'));
    return server.kubectl([
      ...['apply', '--server-side', '--dry-run=server', '--validate=strict'],
      ...['-o', 'name', '-f', file],
    ]);
  }

  before(async () => {
    server = await testServer('hub');
    await server.harness.applyText('hub', await definitions());
    for (const name of ['web', 'argocd', 'flux-system', 'east', 'west']) {
      await server.kubectl(['create', 'namespace', name]);
    }
    await eventually(async () => {
      const served = await server.kubectl(['api-resources', '-o', 'name']);
      for (const kind of ['applicationsets', 'placements', 'kustomizations']) {
        assert.match(served, new RegExp(`^${kind}\\.`, 'm'));
      }
    });
  });

  for (const [whose, options] of cases) {
    it(`is accepted as it is: ${whose}`, async () => {
      const objects = buildHubObjects(options);
      const accepted = (await judge(objects)).trim().split('\n');
      assert.equal(accepted.length, objects.length);
    });
  }

  it('would not be accepted with a field that there is not', async () => {
    const [set] = buildHubObjects({ ...app, engine: 'argocd', git });
    const wrong = { ...set, spec: { ...(set.spec as object), goTemplates: 1 } };
    await assert.rejects(
      judge([wrong as KubernetesObject]),
      /\.spec\.goTemplates: field not declared in schema/,
    );
  });
});
