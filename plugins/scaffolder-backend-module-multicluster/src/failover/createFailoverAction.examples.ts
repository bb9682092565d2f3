import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const example = (name: string, input: object) =>
  stringify({
    steps: [{ id: 'failover', name, action: 'multicluster:failover', input }],
  });

const podinfo = { entityRef: 'component:default/podinfo', from: ['east'] };

export const failoverExamples: TemplateExample[] = [
  {
    description: 'Leave a cluster before it is upgraded',
    example: example('Leave east', {
      ...{ ...podinfo, to: ['west'], mode: 'planned' },
      reason: 'East is upgraded tonight',
    }),
  },
  {
    description: 'See whether it could be done now, and write nothing',
    example: example('Could east be left', {
      ...{ ...podinfo, mode: 'drill-dry', reason: 'Weekly check' },
    }),
  },
];
