import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const pipelineExamples: TemplateExample[] = [
  {
    description:
      'A Jenkinsfile and a GitHub workflow for all production clusters',
    example: stringify({
      steps: [
        {
          id: 'pipeline',
          name: 'Write the pipeline',
          action: 'multicluster:pipeline',
          input: {
            app: 'shop',
            namespace: 'shop',
            image: 'registry.example.com/team/shop',
            unitTest: 'npm test',
            integrationTest: 'npm run test:integration',
            targets: { selector: 'env=prod' },
            values: { replicas: 4 },
            valuesByCluster: { edge: { replicas: 2 } },
          },
        },
      ],
    }),
  },
];
