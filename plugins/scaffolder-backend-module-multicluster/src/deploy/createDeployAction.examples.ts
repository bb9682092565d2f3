import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const app = {
  app: 'shop',
  namespace: 'shop',
  entityRef: 'component:default/shop',
};

function step(input: object): string {
  return stringify({
    steps: [
      {
        id: 'deploy',
        name: 'Deploy to the clusters',
        action: 'multicluster:deploy',
        input: { ...app, ...input },
      },
    ],
  });
}

export const deployExamples: TemplateExample[] = [
  {
    description:
      'A chart of the workspace, first on one cluster, with values by provider and by cluster',
    example: step({
      source: { type: 'helm', chart: 'chart' },
      values: { image: { tag: '1.4.2' }, replicaCount: 2 },
      valuesByRule: [{ selector: 'provider=gcp', values: { replicaCount: 4 } }],
      valuesByCluster: { edge: { replicaCount: 1 } },
      targets: { selector: 'env=prod', minClusters: 2 },
      strategy: {
        type: 'waves',
        waves: [{ clusters: ['edge'] }],
        gate: { soakSeconds: 60 },
      },
      createNamespace: true,
      onFailure: 'rollBack',
    }),
  },
  {
    description: 'A chart from a repository, with a value from a task secret',
    example: step({
      source: {
        type: 'helm',
        chart: 'podinfo',
        repository: 'https://charts.example.com',
        version: '6.9.2',
      },
      secretValues: { 'redis.password': 'redisPassword' },
      targets: { names: ['east', 'west'] },
    }),
  },
  {
    description: 'A kustomization, with an overlay for some clusters',
    example: step({
      source: {
        type: 'kustomize',
        folders: ['overlays/{cluster}', 'overlays/{environment}', 'base'],
      },
      sourcePath: 'deploy',
      targets: { names: ['east', 'west'] },
    }),
  },
  {
    description: 'Plain YAML: only log what would change',
    example: step({
      source: { type: 'yaml', folders: ['base', '{cluster}'] },
      targets: { names: ['east', 'west', 'edge'] },
      dryRun: true,
    }),
  },
  {
    description: 'What is deployed already, also to another cluster',
    example: step({ targets: { names: ['east', 'west', 'edge'] } }),
  },
  {
    description: 'By Karmada, whose control plane is the cluster `hub`',
    example: step({
      source: { type: 'helm', chart: 'chart' },
      targets: { names: ['east', 'west'] },
      engine: 'karmada',
      hub: 'hub',
    }),
  },
];
