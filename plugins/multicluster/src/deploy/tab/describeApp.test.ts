import { DeployedCluster } from '@multicluster/backstage-plugin-multicluster-common';
import {
  heldDeployment,
  sketchApp,
  sketchDeployed,
  sketchDeployment,
  sketchObjects,
} from '../fixtures';
import { describeApp, differingValues, judgeDrift } from './describeApp';

const now = Date.parse('2026-05-05T14:08:00Z');

describe('judgeDrift', () => {
  const problem = (code: string) => ({
    checkedAt: now,
    objects: [],
    problems: [{ severity: 'error' as const, code, message: 'no answer' }],
  });
  const cases: [string, DeployedCluster['drift'], string, string][] = [
    ['never compared', undefined, 'unknown', 'never compared'],
    [
      'equal',
      { checkedAt: now, objects: sketchObjects([]), problems: [] },
      'healthy',
      'as deployed',
    ],
    [
      'apart',
      { checkedAt: now, objects: sketchObjects(), problems: [] },
      'odd',
      '3 objects differ',
    ],
    [
      'somebody else’s by now',
      { ...problem('conflict'), objects: sketchObjects() },
      'odd',
      '3 objects differ',
    ],
    ['away', problem('unreachable'), 'unreachable', 'could not be compared'],
    ['refused', problem('dry-run'), 'unknown', 'could not be compared'],
  ];
  it.each(cases)('of what is %s', (_, drift, status, words) => {
    const cluster = sketchDeployed('east', now, { drift });
    expect(judgeDrift(cluster)).toMatchObject({ status, words });
  });
});

describe('describeApp', () => {
  it('says what stands out, worst first', () => {
    expect(describeApp(sketchApp(now)).map(({ words }) => words)).toEqual([
      'Revision 4 held: Failed on east; edge has not begun',
      'edge differs from what was deployed',
      'not known whether east is as deployed',
      'revisions 4 and 3 run side by side',
    ]);
  });

  it('has one sentence when all is well', () => {
    const app = {
      ...sketchApp(now),
      deployments: [sketchDeployment(now)],
      clusters: ['west', 'east'].map(name => sketchDeployed(name, now)),
    };
    expect(describeApp(app)).toEqual([
      { status: 'healthy', words: '2 clusters as deployed, revision 3' },
    ]);
  });

  it('says nothing of clusters where there are none', () => {
    const app = { ...sketchApp(now), clusters: [], deployments: [] };
    expect(describeApp(app)).toEqual([]);
    expect(
      describeApp({ ...app, deployments: [heldDeployment(now)] }),
    ).toHaveLength(1);
  });
});

it('finds the values that differ, but for what says where a cluster is', () => {
  const [row, ...others] = differingValues(sketchApp(now).clusters);
  expect(others).toEqual([]);
  expect(row.path).toBe('replicaCount');
  expect(row.values.map(value => value?.value)).toEqual([4, 6, 4]);
});
