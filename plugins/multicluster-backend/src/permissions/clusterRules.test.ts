import { ClusterSummary } from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterClusterRules as rules } from './clusterRules';

const cluster = {
  name: 'east',
  provider: 'aws',
  region: 'us-east-1',
  labels: { tier: 'gold', toString: 'x' },
} as unknown as ClusterSummary;
const nowhere = { name: 'bare', labels: {} } as unknown as ClusterSummary;

describe('rules of clusters', () => {
  it.each([
    ['has the label', { key: 'tier' }, true],
    ['has the label with the value', { key: 'tier', value: 'gold' }, true],
    ['has another value', { key: 'tier', value: 'silver' }, false],
    ['has no such label', { key: 'team' }, false],
    ['has only inherited such a name', { key: 'constructor' }, false],
  ])('HAS_LABEL when it %s', (_, params, allowed) => {
    expect(rules.hasLabel.apply(cluster, params)).toBe(allowed);
  });

  it.each([
    [cluster, ['eu', 'us-east-1'], true],
    [cluster, ['eu'], false],
    [cluster, [], false],
    [nowhere, ['eu'], false],
  ])('IS_IN_REGION %#', (given, regions, allowed) => {
    expect(rules.isInRegion.apply(given, { regions })).toBe(allowed);
  });

  it.each([
    [cluster, ['aws'], true],
    [cluster, ['gcp'], false],
    [nowhere, ['aws'], false],
  ])('HAS_PROVIDER %#', (given, providers, allowed) => {
    expect(rules.hasProvider.apply(given, { providers })).toBe(allowed);
  });
});
