import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const input = { path: 'terraform', workspace: 'cluster-north' };

export const terraformExamples: TemplateExample[] = [
  {
    description: 'Plan, wait for an approval of this very plan, and apply it',
    example: stringify({
      steps: [
        {
          id: 'plan',
          name: 'Plan',
          action: 'multicluster:terraform',
          input: {
            command: 'plan',
            ...input,
            variables: { name: 'north', nodes: 3 },
            secretVariables: { admin_password: 'adminPassword' },
          },
        },
        {
          id: 'approve',
          name: 'Wait for an approval',
          action: 'multicluster:approve',
          input: {
            subject: '${{ steps.plan.output.summary }}: cluster north',
            details: '${{ steps.plan.output.details }}',
            hash: '${{ steps.plan.output.planHash }}',
          },
        },
        {
          id: 'apply',
          name: 'Apply',
          action: 'multicluster:terraform',
          input: {
            command: 'apply',
            ...input,
            planHash: '${{ steps.approve.output.hash }}',
          },
        },
      ],
    }),
  },
  {
    description: 'Destroy what a plan with `destroy` has shown',
    example: stringify({
      steps: [
        {
          id: 'plan',
          name: 'Plan to destroy',
          action: 'multicluster:terraform',
          input: {
            command: 'plan',
            destroy: true,
            ...input,
            variables: { name: 'north' },
          },
        },
        {
          id: 'destroy',
          name: 'Destroy',
          action: 'multicluster:terraform',
          input: {
            command: 'destroy',
            ...input,
            planHash: '${{ steps.plan.output.planHash }}',
          },
        },
      ],
    }),
  },
];
