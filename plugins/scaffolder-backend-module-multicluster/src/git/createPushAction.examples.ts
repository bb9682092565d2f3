import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const pushExamples: TemplateExample[] = [
  {
    description: 'Push what was rendered to the main branch',
    example: stringify({
      steps: [
        {
          id: 'push',
          name: 'Push to Git',
          action: 'multicluster:push',
          input: {
            repoUrl: 'https://git.example.com/deployments.git',
            app: 'shop',
            tokenSecret: 'gitToken',
          },
        },
      ],
    }),
  },
  {
    description: 'Push to a branch of its own, for a pull request',
    example: stringify({
      steps: [
        {
          id: 'push',
          name: 'Push a branch',
          action: 'multicluster:push',
          input: {
            repoUrl: 'https://git.example.com/deployments.git',
            branch: 'deploy/shop-1.4.2',
            baseBranch: 'main',
            app: 'shop',
            message: 'Deploy shop 1.4.2',
          },
        },
      ],
    }),
  },
  {
    description: 'Begin a repository of the service, with all of the workspace',
    example: stringify({
      steps: [
        {
          id: 'publish',
          name: 'Publish',
          action: 'multicluster:push',
          input: {
            repoUrl: 'https://git.example.com/shop.git',
            sourcePath: '.',
            message: 'Begin the shop',
          },
        },
      ],
    }),
  },
];
