import { ClusterReadiness } from '@multicluster/backstage-plugin-multicluster-common';
import { describeCard } from './describeCard';

function judged(
  cluster: string,
  verdict: ClusterReadiness['verdict'],
  score?: number,
): ClusterReadiness {
  return { cluster, verdict, score, sentence: '', reasons: [] };
}

describe('describeCard', () => {
  it('tells by the best evidence there is', () => {
    const readiness = [judged('east', 'ready'), judged('west', 'ready')];
    const written = { east: 50, west: 50 };
    const observed = { east: 100, west: 0 };
    const source = (shares: object) =>
      describeCard({ readiness, shares }).serves?.source;
    expect(source({ written })).toBe('written');
    expect(source({ written, observed })).toBe('observed');
    expect(source({})).toBeUndefined();
  });

  it.each<[string, ClusterReadiness[], string | undefined]>([
    [
      'the readiest of the others',
      [
        judged('east', 'ready', 100),
        judged('west', 'limited', 60),
        judged('edge', 'ready', 80),
      ],
      'edge',
    ],
    [
      'unknown before dead',
      [
        judged('east', 'ready', 100),
        judged('west', 'notReady', 10),
        judged('edge', 'unknown'),
      ],
      'edge',
    ],
    ['nobody when it runs in one place', [judged('east', 'ready')], undefined],
  ])('names %s', (_, readiness, expected) => {
    const shares = { written: { east: 80, west: 10, edge: 10 } };
    const { best } = describeCard({ readiness, shares });
    expect(best?.cluster).toBe(expected);
  });
});
