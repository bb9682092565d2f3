import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const waitForSyncExamples: TemplateExample[] = [
  {
    description: 'Wait until Argo CD has synced what was pushed',
    example: stringify({
      steps: [
        {
          id: 'wait',
          name: 'Wait for Argo CD',
          action: 'multicluster:wait-for-sync',
          input: {
            hub: 'hub',
            app: 'shop',
            clusters: '${{ steps.render.output.clusters }}',
            revision: '${{ steps.push.output.commit }}',
          },
        },
      ],
    }),
  },
];
