import { fillQuery, openIn } from './fillQuery';

const fills = {
  ...{ cluster: 'west', namespace: 'web', service: 'podinfo' },
  window: '45s',
};

describe('what a query leaves open', () => {
  it('is filled in wherever it is', () => {
    const query =
      'rate(e{c="$cluster",n="$namespace",s="$service"}[$window]) / rate(r{c="$cluster"}[$window])';
    expect(openIn(query)).toEqual([
      ...['cluster', 'namespace', 'service', 'window'],
    ]);
    expect(fillQuery(query, fills)).toBe(
      'rate(e{c="west",n="web",s="podinfo"}[45s]) / rate(r{c="west"}[45s])',
    );
  });

  it.each(['up{a=~"5..$"}', 'up{a="$clusters"}', 'up{a="$cluster_name"}'])(
    'is not in %s',
    query => {
      expect(openIn(query)).toEqual([]);
      expect(fillQuery(query, fills)).toBe(query);
    },
  );

  it.each([
    ['a"} or vector(0) #', 'a\\"} or vector(0) #'],
    ['a\\', 'a\\\\'],
    ['a\nb', 'a\\nb'],
    ['$namespace', '$namespace'],
    ['$&', '$&'],
  ])('cannot leave its string by %j', (cluster, escaped) => {
    expect(fillQuery('up{c="$cluster"}', { ...fills, cluster })).toBe(
      `up{c="${escaped}"}`,
    );
  });
});
