import { Deployment } from '../types';
import { deployment, rollout } from './__testUtils__/deployments';
import { summarizeDeployment } from './summarizeDeployment';

const nothing = { created: 0, updated: 0, deleted: 0 };

describe('summarizeDeployment', () => {
  it.each<[string, Deployment]>([
    ['Waits for its turn.', deployment('queued', [rollout('east', 'pending')])],
    [
      'Checks 2 clusters before anything is written: 1 passed.',
      deployment('checking', [
        rollout('east', 'checked'),
        rollout('west', 'checking'),
      ]),
    ],
    [
      'Wave 2 of 3; deployed on 1 of 3 clusters; 1 not begun.',
      deployment('deploying', [
        rollout('east', 'deployed'),
        rollout('west', 'applying', { wave: 1 }),
        rollout('north', 'checked', { wave: 2 }),
      ]),
    ],
    ['Under way.', deployment('deploying', [rollout('east', 'applying')])],
    [
      "'podinfo' was as wanted on 1 cluster: nothing changed.",
      deployment('succeeded', [
        rollout('east', 'deployed', { changes: nothing }),
      ]),
    ],
    [
      "Removed 'podinfo' from 2 clusters: 5 objects deleted.",
      deployment(
        'succeeded',
        [
          rollout('east', 'deployed', { changes: { ...nothing, deleted: 3 } }),
          rollout('west', 'deployed', { changes: { ...nothing, deleted: 2 } }),
        ],
        { action: 'undeploy' },
      ),
    ],
    [
      "Brings back 'east'; rolled back on 1 of 2 clusters.",
      deployment('rollingBack', [
        rollout('east', 'rollingBack'),
        rollout('west', 'rolledBack'),
      ]),
    ],
  ])('says: %s', (summary, of) => {
    expect(summarizeDeployment(of)).toBe(summary);
  });
});
