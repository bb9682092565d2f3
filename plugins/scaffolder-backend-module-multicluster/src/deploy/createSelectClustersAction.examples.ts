import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const selectClustersExamples: TemplateExample[] = [
  {
    description: 'Two production clusters of different providers, with room',
    example: stringify({
      steps: [
        {
          id: 'select',
          name: 'Choose clusters',
          action: 'multicluster:select-clusters',
          input: {
            selector: 'env=prod',
            minClusters: 2,
            maxClusters: 2,
            spread: 'provider',
            headroom: { cpuMillis: 2000, pods: 10 },
          },
        },
      ],
    }),
  },
  {
    description: 'Run a step for each chosen cluster',
    example: stringify({
      steps: [
        {
          id: 'select',
          name: 'Choose clusters',
          action: 'multicluster:select-clusters',
          input: { selector: 'provider in (aws,gcp)' },
        },
        {
          id: 'log',
          name: 'Say where each is',
          action: 'debug:log',
          each: '${{ steps.select.output.clusters }}',
          input: {
            message: '${{ each.value.name }} is in ${{ each.value.region }}',
          },
        },
      ],
    }),
  },
];
