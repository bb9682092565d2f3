import { Deployment } from '../types';
import { deployment, rollout } from './__testUtils__/deployments';
import { summarizeDeployment } from './summarizeDeployment';

const nothing = { created: 0, updated: 0, deleted: 0 };

describe('summarizeDeployment', () => {
  it.each<[Deployment, string]>([
    [deployment('queued', [rollout('east', 'pending')]), 'Waits for its turn.'],
    [
      deployment('checking', [
        rollout('east', 'checked'),
        rollout('west', 'checking'),
      ]),
      'Checks 2 clusters before anything is written: 1 passed.',
    ],
    [
      deployment('deploying', [
        rollout('east', 'deployed'),
        rollout('west', 'applying', { wave: 1 }),
        rollout('north', 'checked', { wave: 2 }),
      ]),
      'Wave 2 of 3; deployed on 1 of 3 clusters; waiting: 1 that have not begun.',
    ],
    [deployment('deploying', [rollout('east', 'applying')]), 'Under way.'],
    [
      deployment('succeeded', [
        rollout('east', 'deployed', { changes: nothing }),
      ]),
      "'podinfo' was as wanted on 1 cluster: nothing changed.",
    ],
    [
      deployment(
        'succeeded',
        [
          rollout('east', 'deployed', { changes: { ...nothing, deleted: 3 } }),
          rollout('west', 'deployed', { changes: { ...nothing, deleted: 2 } }),
        ],
        { action: 'undeploy' },
      ),
      "Removed 'podinfo' from 2 clusters: 5 objects deleted.",
    ],
    [
      deployment('rollingBack', [
        rollout('east', 'rollingBack'),
        rollout('west', 'rolledBack'),
      ]),
      "Brings back 'east'; rolled back on 1 of 2 clusters.",
    ],
  ])('%j', (of, summary) => {
    expect(summarizeDeployment(of)).toBe(summary);
  });
});
