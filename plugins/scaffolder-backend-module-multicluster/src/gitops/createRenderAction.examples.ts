import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const app = {
  app: 'shop',
  namespace: 'shop',
  entityRef: 'component:default/shop',
};

export const renderExamples: TemplateExample[] = [
  {
    description:
      'Files per cluster and an ApplicationSet of Argo CD, to be pushed',
    example: stringify({
      steps: [
        {
          id: 'render',
          name: 'Render for each cluster',
          action: 'multicluster:render',
          input: {
            ...app,
            source: { type: 'helm', chart: 'chart' },
            values: { image: { tag: '1.4.2' } },
            valuesByRule: [{ selector: 'env=prod', values: { replicas: 4 } }],
            targets: { selector: 'env=prod,provider in (aws,gcp)' },
            engine: 'argocd',
            repoUrl: 'https://git.example.com/deployments.git',
          },
        },
      ],
    }),
  },
  {
    description: 'Objects for Karmada: what differs becomes an OverridePolicy',
    example: stringify({
      steps: [
        {
          id: 'render',
          name: 'Render for Karmada',
          action: 'multicluster:render',
          input: {
            ...app,
            source: {
              type: 'kustomize',
              folders: ['overlays/{cluster}', 'base'],
            },
            targets: { names: ['east', 'west'] },
            engine: 'karmada',
          },
        },
      ],
    }),
  },
];
