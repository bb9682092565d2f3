import { Resource, ResourceOf } from '../resources/types';
import { compareRow } from './compareRow';
import { compareVersions } from './compareVersions';
import {
  autoscaler,
  resourceOf,
  service,
  workload,
} from './__testUtils__/resources';

const IMAGE = 'ghcr.io/stefanprodan/podinfo';

function deployment(
  cluster: string,
  version: string,
  options: {
    replicas?: number;
    env?: Record<string, string>;
    templateHash?: string;
    repository?: string;
  } = {},
): ResourceOf<'Deployment'> {
  const image = `${options.repository ?? IMAGE}:${version}`;
  return workload(
    'Deployment',
    { cluster, labels: { 'helm.sh/chart': `podinfo-${version}` } },
    {
      desired: options.replicas ?? 2,
      containers: [{ name: 'app', image, env: options.env }],
      templateHash: options.templateHash ?? version,
      configMaps: ['settings'],
    },
  );
}

const settings = (cluster: string, hash: string) =>
  resourceOf('ConfigMap', { cluster, name: 'settings' }, { hash, keys: 2 });

function compare(resources: Resource[], related: Resource[] = []) {
  const comparison = compareRow({ resources, related });
  const verdicts = Object.fromEntries(
    comparison.fields.map(({ field, verdict, odd }) => [
      field,
      odd.length ? `${verdict}: ${odd}` : verdict,
    ]),
  );
  return { ...comparison, verdicts };
}

describe('compareRow', () => {
  it('names the odd one out of three, and leaves alone what is meant to differ', () => {
    const { sentence, verdicts, fields } = compare(
      [
        deployment('east', '6.11.0', { replicas: 6 }),
        deployment('west', '6.11.0', { replicas: 4 }),
        deployment('edge', '6.9.4', { replicas: 2 }),
      ],
      [
        settings('east', 'a41f9c2000'),
        settings('west', 'a41f9c2000'),
        settings('edge', '77e0b21000'),
        autoscaler({ cluster: 'east' }),
        autoscaler({ cluster: 'west' }),
      ],
    );
    expect(sentence).toBe('edge differs from the other two in 3 fields.');
    expect(verdicts).toEqual({
      image: 'odd: edge',
      'config hash': 'odd: edge',
      kind: 'equal',
      replicas: 'own',
      autoscaler: 'own',
      chart: 'odd: edge',
    });
    expect(fields.find(({ field }) => field === 'image')!.values).toEqual({
      east: '6.11.0',
      west: '6.11.0',
      edge: '6.9.4',
    });
    expect(fields.find(({ field }) => field === 'autoscaler')!.values).toEqual({
      east: '3–10',
      west: '3–10',
      edge: 'none',
    });
  });

  it('has no odd one of two, nor without a majority', () => {
    const two = compare([deployment('east', '2'), deployment('west', '1')]);
    expect(two.verdicts.image).toBe('differs');
    expect(two.sentence).toBe('east and west differ in 2 fields.');
    const even = compare([
      deployment('a', '1'),
      deployment('b', '1'),
      deployment('c', '2'),
      deployment('d', '2'),
    ]);
    expect(even.verdicts.image).toBe('differs');
    expect(even.sentence).toBe('The 4 clusters differ in 2 fields.');
  });

  it.each([
    ['REGION', 'own'],
    ['AWS_REGION', 'own'],
    ['CLUSTER_NAME', 'own'],
    ['ENV', 'own'],
    ['ENVOY_PORT', 'odd: edge'],
    ['LOG_LEVEL', 'odd: edge'],
  ])('takes the variable %s as %s', (name, verdict) => {
    const { verdicts } = compare([
      deployment('east', '1', { env: { [name]: 'h1' } }),
      deployment('west', '1', { env: { [name]: 'h1' } }),
      deployment('edge', '1', { env: { [name]: 'h2' } }),
    ]);
    expect(verdicts[`env ${name}`]).toBe(verdict);
  });

  it('takes a value that names its own cluster as meant to differ', () => {
    const { verdicts } = compare(
      ['east', 'west', 'edge'].map(cluster =>
        deployment(cluster, '1', {
          env: { DB: `configMap/app-${cluster}:DB` },
        }),
      ),
    );
    expect(verdicts['env DB']).toBe('own');
  });

  it('notices a variable that only one cluster has', () => {
    const { verdicts, fields } = compare([
      deployment('east', '1'),
      deployment('west', '1'),
      deployment('edge', '1', { env: { DEBUG: 'h' } }),
    ]);
    expect(verdicts['env DEBUG']).toBe('odd: edge');
    expect(fields.find(({ field }) => field === 'env DEBUG')!.values).toEqual({
      east: undefined,
      west: undefined,
      edge: 'h',
    });
  });

  it('tells of the pod template as a whole only where no part that is shown differs', () => {
    const clusters = (edge: ResourceOf<'Deployment'>) =>
      compare([deployment('east', '1'), deployment('west', '1'), edge])
        .verdicts;
    expect(
      clusters(deployment('edge', '1', { templateHash: 'other' }))[
        'pod template'
      ],
    ).toBe('odd: edge');
    expect(clusters(deployment('edge', '2'))['pod template']).toBeUndefined();
  });

  it('shows whole images where they come from different places', () => {
    const { fields } = compare([
      deployment('east', '1'),
      deployment('west', '1', { repository: 'mirror.test/podinfo' }),
    ]);
    expect(fields[0].values).toEqual({
      east: `${IMAGE}:1`,
      west: 'mirror.test/podinfo:1',
    });
  });

  it('compares Services by type and ports, and lets their addresses be', () => {
    const balancer = (cluster: string, address: string) =>
      service({ cluster }, { type: 'LoadBalancer', addresses: [address] });
    const { verdicts } = compare([
      balancer('east', '127.0.1.1'),
      balancer('west', '127.0.2.1'),
      service({ cluster: 'edge' }, { type: 'NodePort' }),
    ]);
    expect(verdicts).toEqual({
      type: 'odd: edge',
      'port http': 'equal',
      exported: 'equal',
      addresses: 'own',
    });
  });

  it.each([
    [['east'], 'Only on east.'],
    [['east', 'west'], 'east and west are alike.'],
    [['a', 'b', 'c'], 'The 3 clusters are alike.'],
  ])('has a sentence for %j', (clusters, sentence) => {
    const resources = clusters.map(cluster => deployment(cluster, '1'));
    expect(compare(resources).sentence).toBe(sentence);
  });

  it('names several odd ones, the oddest first', () => {
    const all = ['a', 'b', 'c'].map(cluster => deployment(cluster, '1'));
    const { sentence } = compare([
      ...all,
      deployment('d', '1', { env: { X: 'h' } }),
      deployment('e', '2'),
    ]);
    expect(sentence).toBe('e differs from most in 2 fields, d in 1.');
  });
});

describe('compareVersions', () => {
  it.each([
    ['6.9.4', '6.11.0', -1],
    ['v2.0.0', '1.9.9', 1],
    ['1.2', '1.2.0', 0],
    ['1.0.0-rc.1', '1.0.0', -1],
    ['1.0.0-rc.1', '1.0.0-rc.2', undefined],
    ['latest', '1.0.0', undefined],
    ['a41f9c2', 'b41f9c2', undefined],
  ])('%s against %s', (a, b, expected) => {
    const order = compareVersions(a, b);
    expect(order === undefined ? order : Math.sign(order)).toBe(expected);
  });
});
