import { TargetSelection } from '@multicluster/backstage-plugin-multicluster-common';
import { sketchFleet } from '../../clusters/fixtures';
import {
  Draft,
  explainIncomplete,
  leaveOut,
  mostExcluding,
  suggestKeys,
  suggestValues,
  toDraft,
  toSelection,
} from './draft';

const { clusters } = sketchFleet(Date.now());
const production: TargetSelection = {
  selector: {
    match: 'all',
    requirements: [
      { key: 'provider', operator: 'In', values: ['aws', 'gcp'] },
      { key: 'env', operator: 'In', values: ['prod'] },
    ],
  },
};

describe('toDraft and toSelection', () => {
  const selections: [string, TargetSelection][] = [
    ['nothing', {}],
    ['a selector', production],
    ['names', { names: ['east', 'west'] }],
    ['both', { ...production, names: ['edge'], minClusters: 2 }],
    ['what the builder does not show', { ...production, spread: 'region' }],
    [
      'every operator',
      {
        selector: {
          match: 'any',
          requirements: [
            { key: 'tier', operator: 'NotIn', values: ['batch'] },
            { key: 'canary', operator: 'Exists' },
            { key: 'old', operator: 'DoesNotExist' },
          ],
        },
      },
    ],
  ];
  it.each(selections)('keep %s as it is', (_, value) => {
    expect(toSelection(toDraft(value), clusters, value)).toEqual(value);
  });

  it('write the names of what matches now, when later clusters shall not come in', () => {
    const draft = { ...toDraft(production), later: false, names: ['edge'] };
    expect(toSelection(draft, clusters)).toEqual({
      names: ['edge', 'east', 'us-west', 'west'],
    });
  });

  it('leave rows out that are not complete, and never mean every cluster by that', () => {
    const draft: Draft = {
      ...toDraft({}),
      requirements: [{ key: 'provider', operator: 'is', values: [] }],
    };
    expect(explainIncomplete(draft.requirements[0])).toBe(
      'Give a value of provider.',
    );
    expect(toSelection(draft, clusters)).toEqual({});
  });
});

describe('leaveOut', () => {
  it('takes back what was added by name', () => {
    const draft = toDraft({ names: ['east', 'west'] });
    expect(leaveOut(draft, 'east', 'name')).toMatchObject({ names: ['west'] });
  });

  it('makes a condition of it where the selector chose it, one for all names', () => {
    const once = leaveOut(toDraft(production), 'east', 'selector') as Draft;
    const twice = leaveOut(once, 'west', 'selector') as Draft;
    expect(twice.requirements[2]).toEqual({
      key: 'name',
      operator: 'isNot',
      values: ['east', 'west'],
    });
    expect(toSelection(twice, clusters).selector?.requirements).toHaveLength(3);
  });

  it('says why not when any condition is enough', () => {
    const draft: Draft = { ...toDraft(production), match: 'any' };
    expect(leaveOut(draft, 'east', 'selector')).toMatch(/change them/);
  });
});

it('suggests keys and values that the fleet has', () => {
  expect(suggestKeys(clusters)).toEqual(['provider', 'region', 'env', 'name']);
  expect(suggestValues(clusters, 'provider')).toEqual([
    'aws',
    'azure',
    'gcp',
    'on-prem',
  ]);
});

it('names the condition that excludes most', () => {
  const draft: Draft = {
    ...toDraft(production),
    requirements: [
      { key: 'region', operator: 'is', values: ['atlantis'] },
      { key: 'env', operator: 'is', values: ['prod'] },
    ],
  };
  expect(mostExcluding(draft, clusters)).toEqual({
    index: 0,
    words: 'region is atlantis',
    gains: 6,
  });
});
