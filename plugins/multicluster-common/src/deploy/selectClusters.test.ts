import { ClusterSummary } from '../clusters';
import { selectClusters } from './selectClusters';
import { TargetSelection } from './types';

function cluster(
  name: string,
  rest: Partial<ClusterSummary> = {},
): ClusterSummary {
  return {
    name,
    title: name,
    labels: {},
    state: 'live',
    since: 0,
    failedAttempts: 0,
    health: 'healthy',
    healthReasons: [],
    objects: 0,
    fromStore: false,
    ...rest,
  };
}

function capacity(cpu: number, gib: number, pods: number) {
  return {
    cpuMillis: { requested: 1000, allocatable: 1000 + cpu },
    memoryBytes: { requested: 0, allocatable: gib * 2 ** 30 },
    pods: { running: 10, allocatable: 10 + pods },
  };
}

const fleet = [
  cluster('west', { provider: 'gcp', labels: { tier: 'web' } }),
  cluster('east', { provider: 'aws', labels: { tier: 'web' } }),
  cluster('batch', { provider: 'aws', labels: { tier: 'batch' } }),
  cluster('north', {
    provider: 'azure',
    labels: { tier: 'web' },
    state: 'unreachable',
  }),
];

const web = {
  requirements: [{ key: 'tier', operator: 'In' as const, values: ['web'] }],
};

function select(targets: TargetSelection, clusters = fleet) {
  const { chosen, leftOut, problems } = selectClusters({ clusters, targets });
  return {
    chosen: chosen.map(({ name }) => name),
    leftOut: leftOut.map(
      ({ name, reason, addable }) => `${name}: ${reason}${addable ? '' : '!'}`,
    ),
    problems,
  };
}

describe('selectClusters', () => {
  it.each<[string, TargetSelection, string[], string[]]>([
    [
      'a selector',
      { selector: web },
      ['east', 'west'],
      ['batch: tier is batch', 'north: unreachable!'],
    ],
    [
      'an empty selector',
      { selector: { requirements: [] } },
      ['batch', 'east', 'west'],
      ['north: unreachable!'],
    ],
    [
      'names, in their order',
      { names: ['west', 'batch', 'west'] },
      ['west', 'batch'],
      ['east: not named', 'north: not named!'],
    ],
    [
      'names and a selector, which add up',
      { names: ['batch'], selector: web },
      ['batch', 'east', 'west'],
      ['north: unreachable!'],
    ],
    [
      'a selector, any of whose requirements is enough',
      {
        selector: {
          match: 'any',
          requirements: [
            { key: 'provider', operator: 'In', values: ['gcp'] },
            { key: 'tier', operator: 'In', values: ['batch'] },
          ],
        },
      },
      ['batch', 'west'],
      [
        'east: provider is aws, and tier is web',
        'north: provider is azure, and tier is web!',
      ],
    ],
    [
      'no more than are wanted',
      { selector: web, maxClusters: 1 },
      ['east'],
      [
        'batch: tier is batch',
        'north: unreachable!',
        'west: not needed: no more than 1 are wanted',
      ],
    ],
    [
      'no more than are wanted, of different providers',
      {
        selector: { requirements: [] },
        maxClusters: 2,
        spread: 'provider',
      },
      ['batch', 'west'],
      ['east: not needed: no more than 2 are wanted', 'north: unreachable!'],
    ],
    [
      'others than the named ones have, when they are spread',
      {
        names: ['batch'],
        selector: web,
        maxClusters: 2,
        spread: 'provider',
      },
      ['batch', 'west'],
      ['east: not needed: no more than 2 are wanted', 'north: unreachable!'],
    ],
  ])('chooses %s', (_, targets, chosen, leftOut) => {
    expect(select(targets)).toEqual({ chosen, leftOut, problems: [] });
  });

  it('leaves a cluster out that has not enough left, and warns of one that is named', () => {
    const clusters = [
      cluster('few-pods', { capacity: capacity(4000, 8, 2) }),
      cluster('little-cpu', { capacity: capacity(1500, 8, 9) }),
      cluster('little-memory', { capacity: capacity(4000, 1.5, 9) }),
      cluster('roomy', { capacity: capacity(4000, 8, 9) }),
      cluster('unknown'),
    ];
    const headroom = { cpuMillis: 2000, memoryBytes: 2 ** 31, pods: 3 };
    const selector = { requirements: [] };
    expect(select({ selector, headroom }, clusters)).toEqual({
      chosen: ['roomy'],
      leftOut: [
        'few-pods: room for 2 of 3 pods',
        'little-cpu: room for 1.5 of 2 cores',
        'little-memory: room for 1.5 of 2 GiB of memory',
        'unknown: its capacity is not known',
      ],
      problems: [],
    });
    const targets = { names: ['few-pods'], headroom };
    expect(selectClusters({ clusters, targets }).chosen).toEqual([
      { name: 'few-pods', by: 'name', warning: 'room for 2 of 3 pods' },
    ]);
  });

  it('says which requirement left a cluster out', () => {
    const { leftOut } = selectClusters({
      clusters: fleet,
      targets: { selector: web },
    });
    expect(leftOut[0]).toEqual({
      name: 'batch',
      reason: 'tier is batch',
      requirement: web.requirements[0],
      addable: true,
    });
    expect(leftOut[1]).not.toHaveProperty('requirement');
  });

  it('warns of a cluster that has not answered yet', () => {
    const clusters = [cluster('new', { state: 'connecting' })];
    const targets = { names: ['new'] };
    expect(selectClusters({ clusters, targets }).chosen).toEqual([
      { name: 'new', by: 'name', warning: 'it has not answered yet' },
    ]);
  });

  it.each([
    ['unreachable', 'unreachable'],
    ['unauthorized', "it refuses the portal's credentials"],
    ['misconfigured', 'misconfigured'],
    ['perUser', "it needs a user's own credentials"],
  ] as const)('never chooses a cluster that is %s', (state, reason) => {
    const clusters = [cluster('a', { state }), cluster('b')];
    expect(select({ names: ['a', 'b'] }, clusters)).toEqual({
      chosen: ['b'],
      leftOut: [`a: ${reason}!`],
      problems: [
        `Nothing can be deployed to cluster 'a': ${reason}. Take it out of 'names', or wait until it can be reached.`,
      ],
    });
  });

  it.each<[string, TargetSelection, string[]]>([
    [
      'nothing is asked for',
      {},
      ["No cluster is chosen: give 'names' or a 'selector'."],
    ],
    [
      'a name is mistyped',
      { names: ['esat', 'wesst', 'tokyo'] },
      [
        "There is no cluster 'esat'; did you mean 'east'?",
        "There is no cluster 'wesst'; did you mean 'west'?",
        "There is no cluster 'tokyo'.",
      ],
    ],
    [
      'too few match',
      { selector: web, minClusters: 3 },
      [
        "3 clusters are needed, but only 2 can be chosen: 'tier is web' leaves out 1 of 4.",
      ],
    ],
    [
      'several requirements exclude, of which one excludes most',
      {
        selector: {
          requirements: [
            { key: 'tier', operator: 'NotIn', values: ['batch'] },
            { key: 'provider', operator: 'In', values: ['ibm', 'oci'] },
          ],
        },
      },
      [
        "At least one cluster is needed, but none can be chosen: 'provider in ibm, oci' leaves out 4 of 4.",
      ],
    ],
    [
      'too few can be reached',
      { selector: { requirements: [] }, minClusters: 4 },
      [
        '4 clusters are needed, but only 3 can be chosen: not being reachable leaves out 1 of 4.',
      ],
    ],
    [
      'more are named than are wanted',
      { names: ['east', 'west'], maxClusters: 1 },
      ["2 clusters are named, but 'maxClusters' is 1."],
    ],
    [
      'more are needed than are wanted',
      { selector: web, minClusters: 2, maxClusters: 1 },
      ["'maxClusters' is 1, which is less than 'minClusters', 2."],
    ],
  ])('has a sentence when %s', (_, targets, problems) => {
    expect(select(targets).problems).toEqual(problems);
  });
});
