import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const app = {
  app: 'shop',
  namespace: 'shop',
  entityRef: 'component:default/shop',
};

export const undeployExamples: TemplateExample[] = [
  {
    description: 'From one cluster',
    example: stringify({
      steps: [
        {
          id: 'undeploy',
          name: 'Leave edge',
          action: 'multicluster:undeploy',
          input: { ...app, clusters: ['edge'], reason: 'Edge is closed' },
        },
      ],
    }),
  },
  {
    description: 'See what would be deleted everywhere',
    example: stringify({
      steps: [
        {
          id: 'undeploy',
          name: 'What would be deleted',
          action: 'multicluster:undeploy',
          input: { ...app, dryRun: true },
        },
      ],
    }),
  },
];
