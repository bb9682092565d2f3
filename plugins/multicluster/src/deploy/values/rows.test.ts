import { ValueLayers } from '@multicluster/backstage-plugin-multicluster-common';
import { buildRows, orphanedClusters, originWords } from './rows';

const clusters = [
  { name: 'east', provider: 'aws', region: 'us-east-1', labels: {} },
  { name: 'edge', provider: 'on-prem', region: 'berlin', labels: {} },
];
const layers: ValueLayers = {
  common: { replicaCount: 4, ingress: { host: '{{cluster}}.acme.io' } },
  rules: [
    {
      name: 'on-prem rule',
      selector: {
        requirements: [
          { key: 'provider', operator: 'In', values: ['on-prem'] },
        ],
      },
      values: { replicaCount: 2 },
    },
  ],
  clusters: { east: { replicaCount: 6 } },
};
const defaults = { replicaCount: 1, memory: '256Mi' };
const rows = buildRows({ layers, clusters, defaults });
const row = (path: string) => rows.find(one => one.path === path)!;

describe('buildRows', () => {
  it('says what each cluster gets, and what it would get otherwise', () => {
    expect(row('replicaCount')).toEqual({
      path: 'replicaCount',
      common: {
        path: 'replicaCount',
        value: 4,
        origin: { layer: 'common' },
        inherited: { value: 1, origin: { layer: 'default' } },
      },
      cells: [
        {
          value: 6,
          origin: { layer: 'cluster' },
          inherited: { value: 4, origin: { layer: 'common' } },
          fromTemplate: false,
        },
        {
          value: 2,
          origin: { layer: 'rule', rule: 'on-prem rule' },
          inherited: { value: 4, origin: { layer: 'common' } },
          fromTemplate: false,
        },
      ],
      differs: true,
      onlyDefault: false,
    });
  });

  it('shows the template for all clusters, and what it comes to on each', () => {
    const { common, cells } = row('ingress.host');
    expect(common.value).toBe('{{cluster}}.acme.io');
    expect(cells.map(({ value }) => value)).toEqual([
      'east.acme.io',
      'edge.acme.io',
    ]);
    expect(originWords(cells[0].origin, cells[0].fromTemplate)).toBe(
      'common, template',
    );
  });

  it('leaves what only the cluster says unset for all', () => {
    expect(row('global.region').common).toEqual({});
    expect(row('global.region').cells[1]).toMatchObject({
      value: 'berlin',
      origin: { layer: 'placement' },
    });
  });

  it('knows what nobody has set', () => {
    const untouched = rows.filter(({ onlyDefault }) => onlyDefault);
    expect(untouched.map(({ path }) => path)).toEqual(['memory']);
  });
});

it('knows values of clusters that are not chosen', () => {
  expect(orphanedClusters(layers, clusters)).toEqual([]);
  expect(orphanedClusters(layers, clusters.slice(1))).toEqual(['east']);
});
