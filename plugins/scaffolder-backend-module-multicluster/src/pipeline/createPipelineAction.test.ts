import { readFile } from 'node:fs/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { parse } from 'yaml';
import { createPipelineActions } from '.';

const workspace = createMockDirectory();
beforeEach(() => workspace.clear());

const cluster = (name: string, more: object = {}) => ({
  name,
  title: name,
  labels: {},
  state: 'live',
  health: 'healthy',
  healthReasons: [],
  ...more,
});
const clusters = [
  cluster('east', {
    provider: 'aws',
    region: 'us-east-1',
    environment: 'prod',
  }),
  cluster('west', {
    provider: 'gcp',
    region: 'europe-west1',
    environment: 'prod',
  }),
  cluster('lab', { provider: 'gcp', environment: 'test' }),
];

const input = {
  app: 'shop',
  namespace: 'shop',
  image: 'registry.example.com/shop',
  unitTest: 'npm test',
  integrationTest: 'npm run it',
  targets: { selector: 'env=prod' },
};

async function run(change: object = {}) {
  const [action] = createPipelineActions({
    multicluster: {
      client: () => ({ listClusters: async () => ({ clusters }) } as any),
    },
  });
  const outputs: Record<string, unknown> = {};
  await (action.handler as (ctx: unknown) => Promise<void>)({
    ...createMockActionContext({
      input: { ...input, ...change } as any,
      workspacePath: workspace.path,
    }),
    output: (name: string, value: unknown) => {
      outputs[name] = value;
    },
  });
  return outputs;
}
const read = (path: string) => readFile(workspace.resolve(path), 'utf8');

describe('multicluster:pipeline', () => {
  it('writes both formats and the values of each cluster', async () => {
    const outputs = await run({
      targetPath: 'repository',
      values: { replicas: 4, host: '{{region}}.example.com' },
      valuesByRule: [{ selector: 'provider=gcp', values: { replicas: 5 } }],
      valuesByCluster: { east: { debug: true } },
    });
    expect(outputs).toEqual({
      clusters: ['east', 'west'],
      files: [
        'deploy/values/east.yaml',
        'deploy/values/west.yaml',
        'Jenkinsfile',
        '.github/workflows/shop.yaml',
      ],
      credentials: ['registry', 'kubeconfig-east', 'kubeconfig-west'],
      secrets: [
        'REGISTRY_USER',
        'REGISTRY_PASSWORD',
        'KUBECONFIG_EAST',
        'KUBECONFIG_WEST',
      ],
    });
    expect(parse(await read('repository/deploy/values/east.yaml'))).toEqual({
      global: {
        cluster: 'east',
        provider: 'aws',
        region: 'us-east-1',
        env: 'prod',
      },
      replicas: 4,
      host: 'us-east-1.example.com',
      debug: true,
    });
    expect(
      parse(await read('repository/deploy/values/west.yaml')),
    ).toMatchObject({ replicas: 5, host: 'europe-west1.example.com' });
    expect(await read('repository/Jenkinsfile')).toContain("stage('east')");
    expect(await read('repository/.github/workflows/shop.yaml')).toContain(
      'cluster: east',
    );
  });

  it('writes one format when asked', async () => {
    const outputs = await run({ formats: ['jenkins'] });
    expect(outputs.files).toEqual([
      'deploy/values/east.yaml',
      'deploy/values/west.yaml',
      'Jenkinsfile',
    ]);
    expect(outputs.secrets).toEqual([]);
  });

  it.each([
    ['app', 'Shop', /'app' is 'Shop'/],
    ['app', '../shop', /'app' is/],
    ['namespace', 'a b', /'namespace' is/],
    ['image', 'shop:latest', /'image' is .* without a tag/],
    ['image', 'shop; id', /'image' is/],
    ['chart', '../chart', /'chart' is/],
    ['chart', '/chart', /'chart' is/],
    ['branch', 'main*', /'branch' is/],
    ['branch', 'a/../b', /'branch' is/],
    ['targetPath', '../out', /Relative path is not allowed/],
    ['targets', { names: ['nope'] }, /nope/],
  ])('refuses %s %j', async (field, value, message) => {
    await expect(run({ [field]: value })).rejects.toThrow(message);
  });
});
