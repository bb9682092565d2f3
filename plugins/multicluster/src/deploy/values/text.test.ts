import { JsonValue } from '@backstage/types';
import { formatValue, parseValue } from './text';

describe('formatValue and parseValue', () => {
  const values: [JsonValue, string][] = [
    [4, '4'],
    [true, 'true'],
    [null, 'null'],
    ['6.11.0', '6.11.0'],
    ['6.10', '"6.10"'],
    ['true', '"true"'],
    ['', '""'],
    [' padded', '" padded"'],
    ['"quoted"', '"\\"quoted\\""'],
    ['two\nlines', '"two\\nlines"'],
    ['{{cluster}}.acme.io', '{{cluster}}.acme.io'],
    ['256Mi', '256Mi'],
    [['a', 1], '["a",1]'],
    [{ a: { b: 1 } }, '{"a":{"b":1}}'],
  ];
  it.each(values)('write %j as %s and read it again', (value, text) => {
    expect(formatValue(value)).toBe(text);
    expect(parseValue(text, value)).toEqual(value);
  });

  const typed: [string, JsonValue | undefined, JsonValue][] = [
    ['6', 4, 6],
    ['6', undefined, 6],
    ['6.10', '6.9', '6.10'],
    ['"6"', 4, '6'],
    ['false', true, false],
    ['yes please', true, 'yes please'],
    ['[1, 2]', [1], [1, 2]],
    ['{{region}}', undefined, '{{region}}'],
    ['{ not: closed', undefined, '{ not: closed'],
  ];
  it.each(typed)('read %s over %j as %j', (text, before, value) => {
    expect(parseValue(text, before)).toEqual(value);
  });
});
