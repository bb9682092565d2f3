import { TrafficShare } from '@multicluster/backstage-plugin-multicluster-common';
import { capsuleEdges } from './capsuleEdges';

const edge = (to: string, share?: TrafficShare, disagrees?: boolean) => ({
  id: to,
  kind: 'routes' as const,
  from: 'route',
  to,
  share,
  disagrees,
});

describe('capsuleEdges', () => {
  it.each<[string, TrafficShare, boolean, boolean]>([
    [
      'is silent of all of it on the only edge',
      { declared: 100 },
      false,
      false,
    ],
    [
      'is silent where plan and observation agree with it',
      { desired: 100, declared: 100, observed: 100 },
      false,
      false,
    ],
    [
      'shows that nobody observed what a plan wants',
      { desired: 100, declared: 100 },
      false,
      true,
    ],
    [
      'shows what is observed otherwise',
      { declared: 100, observed: 97 },
      false,
      true,
    ],
    ['shows a share', { declared: 90 }, false, true],
    ['shows a disagreement', { declared: 100 }, true, true],
  ])('%s', (_, share, disagrees, shown) => {
    expect(capsuleEdges([edge('a', share, disagrees)]).has('a')).toBe(shown);
  });

  it('shows both of two edges out of one thing', () => {
    const edges = [edge('a', { declared: 100 }), edge('b', { declared: 0 })];
    expect([...capsuleEdges(edges)]).toEqual(['a', 'b']);
  });

  it('knows nothing of edges without a share', () => {
    expect(capsuleEdges([edge('a')]).size).toBe(0);
  });
});
