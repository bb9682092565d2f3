import { JsonObject } from '@backstage/types';
import { resolveValues } from './resolveValues';
import { ValueLayers } from './types';

const target = {
  name: 'east',
  provider: 'aws',
  region: 'eu-west-1',
  environment: 'prod',
  labels: {},
};
const onProd = {
  requirements: [{ key: 'env', operator: 'In' as const, values: ['prod'] }],
};
const onTest = {
  requirements: [{ key: 'env', operator: 'In' as const, values: ['test'] }],
};

function resolve(layers: ValueLayers, defaults?: JsonObject) {
  const { values, effective } = resolveValues({ target, layers, defaults });
  const { global: _, ...rest } = values;
  return {
    values: rest,
    effective: effective.filter(({ path }) => !path.startsWith('global.')),
  };
}

describe('resolveValues', () => {
  it('lays the cluster over the rules, these over common, and that over the chart', () => {
    const { effective } = resolve(
      {
        common: { b: 1, c: 1, d: 1, e: 1 },
        rules: [
          { selector: onProd, values: { c: 2, d: 2, e: 2 } },
          { name: 'tests', selector: onTest, values: { e: 9 } },
          { name: 'prod', selector: onProd, values: { d: 3, e: 3 } },
        ],
        clusters: { east: { e: 4 }, west: { a: 9 } },
      },
      { a: 0, b: 0, c: 0, d: 0, e: 0 },
    );
    const rule = (name: string) => ({ layer: 'rule', rule: name });
    expect(effective).toEqual([
      { path: 'a', value: 0, origin: { layer: 'default' } },
      {
        path: 'b',
        value: 1,
        origin: { layer: 'common' },
        inherited: { value: 0, origin: { layer: 'default' } },
      },
      {
        path: 'c',
        value: 2,
        origin: rule('rule 1'),
        inherited: { value: 1, origin: { layer: 'common' } },
      },
      {
        path: 'd',
        value: 3,
        origin: rule('prod'),
        inherited: { value: 2, origin: rule('rule 1') },
      },
      {
        path: 'e',
        value: 4,
        origin: { layer: 'cluster' },
        inherited: { value: 3, origin: rule('prod') },
      },
    ]);
  });

  it.each<[string, JsonObject, JsonObject, JsonObject, JsonObject]>([
    // what is shown, chart, common, cluster, what the cluster gets
    [
      'objects are merged',
      { a: { x: 1 } },
      { a: { y: 2 } },
      { a: { z: 3 } },
      { 'a.x': 1, 'a.y': 2, 'a.z': 3 },
    ],
    ['lists are replaced', { a: [1, 2] }, {}, { a: [3] }, { a: [3] }],
    [
      'lists of objects are leaves',
      {},
      { a: [{ b: 1 }] },
      {},
      { a: [{ b: 1 }] },
    ],
    [
      'null removes what the chart says',
      { a: 1, b: 2 },
      {},
      { a: null },
      { b: 2 },
    ],
    ['null removes an object', { a: { x: 1, y: 2 } }, { a: null }, {}, {}],
    ['null removes what common says', {}, { a: 1 }, { a: null }, {}],
    [
      'what was removed and set again is as the chart has it',
      { a: { x: 1 } },
      { a: null },
      { a: { y: 2 } },
      { 'a.x': 1, 'a.y': 2 },
    ],
    [
      'an empty object removes nothing',
      { a: { x: 1 } },
      { a: {} },
      { a: {} },
      { 'a.x': 1 },
    ],
    ['an empty object is a leaf', { a: {} }, { b: {} }, {}, { a: {}, b: {} }],
    [
      'an object fills an empty one',
      { a: {} },
      { a: {} },
      { a: { x: 1 } },
      { 'a.x': 1 },
    ],
    ['an object over a value', { a: 1 }, { a: { x: 1 } }, {}, { 'a.x': 1 }],
    ['a value over an object', { a: { x: 1 } }, {}, { a: false }, { a: false }],
    ['keys with dots', {}, { a: { 'b.c/d': 'x' } }, {}, { 'a["b.c/d"]': 'x' }],
    [
      'a key that every object has',
      JSON.parse('{"__proto__":{"x":1}}'),
      {},
      { constructor: 2 },
      JSON.parse('{"__proto__.x":1,"constructor":2}'),
    ],
  ])('%s', (_, defaults, common, cluster, expected) => {
    const { effective } = resolve(
      { common, clusters: { east: cluster } },
      defaults,
    );
    expect(effective.map(({ path, value }) => [path, value])).toEqual(
      Object.entries(expected),
    );
  });

  it('hands on what Helm needs to remove a default', () => {
    const { values } = resolve(
      { common: { a: { b: null, c: 1 } }, clusters: { east: { a: { c: 2 } } } },
      { a: { b: 1, d: 1 } },
    );
    expect(values).toEqual({ a: { b: null, c: 2 } });
  });

  it('says where the cluster is, and lets the request say otherwise', () => {
    const layers = { common: { global: { env: 'canary' } } };
    const { values, effective } = resolveValues({ target, layers });
    expect(values).toEqual({
      global: {
        cluster: 'east',
        region: 'eu-west-1',
        provider: 'aws',
        env: 'canary',
      },
    });
    expect(effective).toContainEqual({
      path: 'global.env',
      value: 'canary',
      origin: { layer: 'common' },
      inherited: { value: 'prod', origin: { layer: 'placement' } },
    });
  });

  it('puts what the cluster says in place of a placeholder', () => {
    const layers = {
      common: { host: '{{cluster}}.{{ region }}.example', list: ['{{env}}'] },
      rules: [{ selector: onProd, values: { cloud: '{{provider}}' } }],
    };
    expect(resolve(layers)).toEqual({
      values: {
        host: 'east.eu-west-1.example',
        list: ['prod'],
        cloud: 'aws',
      },
      effective: [
        {
          path: 'cloud',
          value: 'aws',
          origin: { layer: 'rule', rule: 'rule 1' },
        },
        {
          path: 'host',
          value: 'east.eu-west-1.example',
          origin: { layer: 'common' },
        },
        { path: 'list', value: ['prod'], origin: { layer: 'common' } },
      ],
    });
  });

  it('leaves a placeholder for what the cluster does not say, and any template of the chart', () => {
    const { values, problems } = resolveValues({
      target: { name: 'bare', labels: {} },
      layers: { common: { a: { b: '{{region}}' }, c: '{{ .Values.x }}' } },
    });
    expect(values).toEqual({
      global: { cluster: 'bare' },
      a: { b: '{{region}}' },
      c: '{{ .Values.x }}',
    });
    expect(problems).toEqual([
      "The value 'a.b' needs {{region}}, but cluster 'bare' does not say its region.",
    ]);
  });
});
