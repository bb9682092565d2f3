import { clusterState, ClusterFacts } from './clusterState';

const live: ClusterFacts = {
  access: { type: 'shared' },
  probe: { outcome: 'answered', failedAttempts: 0 },
  kinds: [
    { kind: 'Pod', state: 'live' },
    { kind: 'Node', state: 'live' },
    { kind: 'Gslb', state: 'absent' },
  ],
  synced: true,
};
const nothing = /^$/;
const refused = 'The connection to the API server is refused.';

describe('clusterState', () => {
  it.each<[string, Partial<ClusterFacts>, string, RegExp]>([
    ['everything is current', {}, 'live', nothing],
    [
      'no probe has ended yet',
      { probe: { outcome: 'none', failedAttempts: 0 }, synced: false },
      'connecting',
      nothing,
    ],
    [
      'the first lists are under way',
      { kinds: [{ kind: 'Pod', state: 'syncing' }], synced: false },
      'connecting',
      nothing,
    ],
    ['no kind has begun', { kinds: [], synced: false }, 'connecting', nothing],
    [
      'one answer is lost',
      { probe: { outcome: 'missed', failedAttempts: 1, error: refused } },
      'stale',
      /refused/,
    ],
    [
      'the very first answer is lost',
      {
        probe: { outcome: 'missed', failedAttempts: 1, error: refused },
        synced: false,
      },
      'connecting',
      /refused/,
    ],
    [
      'two answers in a row are lost',
      { probe: { outcome: 'missed', failedAttempts: 2, error: refused } },
      'unreachable',
      /refused/,
    ],
    [
      'the credential is refused',
      { probe: { outcome: 'unauthorized', failedAttempts: 1, error: '401' } },
      'unauthorized',
      /401/,
    ],
    [
      'no kind may be read',
      {
        kinds: [
          { kind: 'Pod', state: 'forbidden' },
          { kind: 'Gslb', state: 'absent' },
        ],
      },
      'unauthorized',
      /rbac\.yaml/,
    ],
    [
      'one kind may not be read',
      {
        kinds: [
          { kind: 'Pod', state: 'live' },
          { kind: 'Node', state: 'forbidden' },
        ],
      },
      'live',
      nothing,
    ],
    [
      'a watch is broken',
      {
        kinds: [
          { kind: 'Pod', state: 'broken', error: 'Reset.' },
          { kind: 'Node', state: 'live' },
        ],
      },
      'stale',
      /^Pod is not current: Reset\.$/,
    ],
    [
      'many watches are broken',
      {
        kinds: ['Pod', 'Node', 'Job', 'Service'].map(kind => ({
          kind,
          state: 'broken' as const,
        })),
      },
      'stale',
      /^Pod, Node and 2 more are not current/,
    ],
    [
      'a kind is listed again',
      { kinds: [{ kind: 'Pod', state: 'syncing' }] },
      'stale',
      /^Pod is being listed again\.$/,
    ],
    [
      'the credential cannot be had',
      { probe: { outcome: 'misconfigured', failedAttempts: 1, error: 'CA.' } },
      'misconfigured',
      /CA/,
    ],
    [
      'the description cannot be used',
      { access: { type: 'misconfigured', reason: 'No URL.' } },
      'misconfigured',
      /No URL/,
    ],
    [
      'credentials belong to users',
      { access: { type: 'perUser', reason: "'google'" } },
      'perUser',
      /google/,
    ],
  ])('when %s', (_, facts, state, error) => {
    const result = clusterState({ ...live, ...facts });
    expect(result.state).toBe(state);
    expect(result.error ?? '').toMatch(error);
  });
});
