import { describeShares } from './describeShares';

describe('describeShares', () => {
  it('shows each source in the same order, and one that does not tell as not known', () => {
    const { clusters, rows, disagreements } = describeShares({
      written: { west: 40, east: 60 },
      observed: { east: 58, west: 42 },
    });
    expect(clusters).toEqual(['east', 'west']);
    expect(rows.map(({ label, parts }) => [label, parts])).toEqual([
      [
        'Written',
        [
          { cluster: 'east', share: 60, disagrees: false },
          { cluster: 'west', share: 40, disagrees: false },
        ],
      ],
      ['Programmed', undefined],
      [
        'Observed',
        [
          { cluster: 'east', share: 58, disagrees: false },
          { cluster: 'west', share: 42, disagrees: false },
        ],
      ],
    ]);
    expect(disagreements).toEqual([]);
  });

  it.each([
    [5, []],
    [
      5.2,
      [
        { cluster: 'edge', words: '10 % written, 5 % observed' },
        { cluster: 'west', words: '90 % written, 95 % observed' },
      ],
    ],
  ])('says that sources differ by %p points: %j', (gap, disagreements) => {
    expect(
      describeShares({
        written: { edge: 10, west: 90 },
        observed: { edge: 10 - gap, west: 90 + gap },
      }).disagreements,
    ).toEqual(disagreements);
  });

  it('counts a cluster that only one source names as nothing in the other', () => {
    expect(
      describeShares({
        written: { east: 100 },
        observed: { east: 80, west: 20 },
      }).disagreements.map(({ cluster }) => cluster),
    ).toEqual(['east', 'west']);
  });

  it('knows nothing of an entity without hops', () => {
    expect(describeShares({})).toMatchObject({
      clusters: [],
      disagreements: [],
      rows: [{ parts: undefined }, { parts: undefined }, { parts: undefined }],
    });
  });
});
