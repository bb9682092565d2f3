import { TopologyEdge } from '@multicluster/backstage-plugin-multicluster-common';
import { RowContent } from './fillRows';
import { packRows } from './packRows';

/** `row('gateway', 0)` is in the first column alone; nodes are named after row and column. */
function row(id: string, ...columns: number[]): RowContent {
  return {
    row: { id, lane: 'route', label: id, kind: 'Service', absent: [] },
    global: [],
    cells: new Map(
      columns.map(column => [
        column,
        {
          nodes: [
            {
              id: `${id}${column}`,
              kind: 'Service',
              lane: 'route',
              row: id,
              name: id,
              health: 'healthy',
              fact: '',
            },
          ],
        },
      ]),
    ),
  };
}

const edge = (from: string, to: string): TopologyEdge => ({
  id: `${from}>${to}`,
  kind: 'routes',
  from,
  to,
});

const pack = (rows: RowContent[], edges: TopologyEdge[] = []) =>
  packRows(rows, edges).map(({ contents }) =>
    contents.map(content => content.row.id),
  );

describe('packRows', () => {
  it.each<[string, RowContent[], TopologyEdge[], string[][]]>([
    [
      'puts a lone thing beside what stands above it in its column',
      [row('all', 0, 1, 2), row('lone', 1)],
      [],
      [['all', 'lone']],
    ],
    [
      'puts a lone thing that comes first beside what follows',
      [row('lone', 1), row('all', 0, 1)],
      [],
      [['all', 'lone']],
    ],
    [
      'lets lone things of different columns share a line',
      [row('a', 0), row('b', 1)],
      [],
      [['a', 'b']],
    ],
    [
      'keeps one below the other what is connected',
      [row('gateway', 0), row('all', 0, 1), row('route', 0)],
      [edge('gateway0', 'route0')],
      [['gateway'], ['all', 'route']],
    ],
    [
      'never fills the hole of a row with another thing',
      [row('some', 0, 1), row('lone', 2)],
      [],
      [['some'], ['lone']],
    ],
    [
      'puts no third beside two',
      [row('all', 0, 1), row('a', 0), row('b', 0)],
      [],
      [['all', 'a'], ['b']],
    ],
    [
      'keeps rows of several clusters apart',
      [row('a', 0, 1), row('b', 0, 1)],
      [],
      [['a'], ['b']],
    ],
  ])('%s', (_, rows, edges, packed) => {
    expect(pack(rows, edges)).toEqual(packed);
  });
});
