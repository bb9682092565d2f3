import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const approveExamples: TemplateExample[] = [
  {
    description: 'Between the plan of a cluster and its apply',
    example: stringify({
      steps: [
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
      ],
    }),
  },
];
