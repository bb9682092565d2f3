import {
  describeRequirement,
  explainMismatch,
  matchesClusterSelector,
} from './clusterSelector';
import { ClusterRequirement, ClusterSelector } from './types';

const east = {
  name: 'east',
  provider: 'aws',
  environment: 'prod',
  labels: { tier: 'web', note: '' },
};

describe('a cluster selector', () => {
  it.each<[ClusterRequirement, string | undefined]>([
    [{ key: 'name', operator: 'In', values: ['east'] }, undefined],
    [{ key: 'provider', operator: 'In', values: ['gcp'] }, 'provider is aws'],
    [{ key: 'env', operator: 'In', values: ['prod'] }, undefined],
    [
      { key: 'environment', operator: 'NotIn', values: ['prod'] },
      'environment is prod',
    ],
    [{ key: 'region', operator: 'NotIn', values: ['eu'] }, undefined],
    [{ key: 'region', operator: 'In', values: ['eu'] }, 'region is not set'],
    [{ key: 'region', operator: 'Exists' }, 'region is not set'],
    [{ key: 'note', operator: 'Exists' }, undefined],
    [{ key: 'note', operator: 'DoesNotExist' }, 'note is empty'],
    [{ key: 'tier', operator: 'DoesNotExist' }, 'tier is web'],
    [{ key: 'tier', operator: 'In' }, 'tier is web'],
    [{ key: 'toString', operator: 'DoesNotExist' }, undefined],
  ])('%j gives %s', (requirement, reason) => {
    const selector = { requirements: [requirement] };
    expect(explainMismatch(east, selector)?.reason).toBe(reason);
    expect(matchesClusterSelector(east, selector)).toBe(reason === undefined);
  });

  const isAws: ClusterRequirement = {
    key: 'provider',
    operator: 'In',
    values: ['aws'],
  };
  const isBatch: ClusterRequirement = {
    key: 'tier',
    operator: 'In',
    values: ['batch'],
  };

  it.each<[ClusterSelector, boolean]>([
    [{ requirements: [] }, true],
    [{ match: 'any', requirements: [] }, true],
    [{ requirements: [isAws, isBatch] }, false],
    [{ match: 'any', requirements: [isAws, isBatch] }, true],
    [{ match: 'any', requirements: [isBatch] }, false],
  ])('%j matches: %s', (selector, matches) => {
    expect(matchesClusterSelector(east, selector)).toBe(matches);
  });

  it.each<[ClusterRequirement, string]>([
    [isAws, 'provider is aws'],
    [{ key: 'tier', operator: 'In', values: ['a', 'b'] }, 'tier in a, b'],
    [{ key: 'tier', operator: 'NotIn', values: ['a'] }, 'tier is not a'],
    [
      { key: 'tier', operator: 'NotIn', values: ['a', 'b'] },
      'tier not in a, b',
    ],
    [{ key: 'tier', operator: 'Exists' }, 'tier is set'],
    [{ key: 'tier', operator: 'DoesNotExist' }, 'tier is not set'],
  ])('%j is read as %s', (requirement, text) => {
    expect(describeRequirement(requirement)).toBe(text);
  });
});
