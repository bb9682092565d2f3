import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

function example(
  description: string,
  step: { id: string; name: string; action: string; input: object },
): TemplateExample {
  return { description, example: stringify({ steps: [step] }) };
}

export const registerExamples: TemplateExample[] = [
  example('A cluster whose kubeconfig a step before wrote', {
    id: 'register',
    name: 'Register the cluster',
    action: 'multicluster:register-cluster',
    input: {
      name: 'north',
      kubeconfigPath: 'secrets/kubeconfig',
      provider: 'aws',
      region: 'eu-north-1',
      environment: 'staging',
      labels: { tier: 'batch' },
    },
  }),
  example('A kubeconfig that the requester pastes into a secret field', {
    id: 'register',
    name: 'Register the cluster',
    action: 'multicluster:register-cluster',
    input: { name: 'north', kubeconfigSecret: 'kubeconfig' },
  }),
];

export const unregisterExamples: TemplateExample[] = [
  example('Undeploy what was deployed there, and let the cluster go', {
    id: 'unregister',
    name: 'Unregister the cluster',
    action: 'multicluster:unregister-cluster',
    input: { name: 'north', drain: true, reason: 'The contract has ended' },
  }),
];

export const drainExamples: TemplateExample[] = [
  example('Undeploy from a cluster before it is destroyed', {
    id: 'drain',
    name: 'Drain the cluster',
    action: 'multicluster:drain-cluster',
    input: { name: 'north' },
  }),
];
