import { formatLayer, parseLayer } from './layerText';

describe('parseLayer', () => {
  it('reads what formatLayer writes', () => {
    const values = { image: { tag: '6.10' }, replicaCount: 2, list: [1, 'a'] };
    expect(parseLayer(formatLayer(values))).toEqual({ values });
    expect(parseLayer(formatLayer(undefined))).toEqual({});
  });

  it.each([
    ['a: [1, 2', /line 1/],
    ['a: 1\n b: 2', /line 1, column 4\.$/],
    ['- 1', /keys with values/],
    ['just words', /keys with values/],
    ['a: *missing', /alias|anchor/i],
  ])('says what is wrong with %j', (text, words) => {
    expect(parseLayer(text).problem).toMatch(words);
  });
});
