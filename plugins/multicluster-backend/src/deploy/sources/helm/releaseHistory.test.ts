import {
  describeRevision,
  findRevisionOf,
  isAt,
  lastDeployed,
  parseHistory,
} from './releaseHistory';

const of = (deploymentId: string) =>
  describeRevision({ deploymentId, digest: 'd1' });

const history = parseHistory(
  JSON.stringify(
    [
      [3, 'failed', 'Upgrade "x" failed: no'],
      [1, 'superseded', of('a')],
      [2, 'superseded', of('b')],
      [4, 'superseded', of('b')],
      [5, 'pending-upgrade', of('c')],
      [6, 'deployed', 'Rollback to 4'],
    ].map(([revision, status, description]) => ({
      revision,
      status,
      description,
      updated: '2026-01-01T00:00:00.5Z',
    })),
  ),
);

describe('the history of a release', () => {
  it('is sorted, with times', () => {
    expect(history.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(history[0].updatedAt).toBe(Date.UTC(2026, 0, 1, 0, 0, 0, 500));
  });

  it.each([
    ['a', 1],
    ['b', 4],
    ['c', undefined],
    ['', undefined],
  ])("has of deployment '%s' revision %s", (id, revision) => {
    expect(findRevisionOf(history, id)?.revision).toBe(revision);
  });

  it('says what it is at', () => {
    expect(lastDeployed(history)?.revision).toBe(6);
    expect(isAt(history, history[3])).toBe(true);
    expect(isAt(history, history[0])).toBe(false);
    expect(isAt(history.slice(0, 4), history[3])).toBe(false);
  });
});
