import { JsonObject, JsonValue } from '@backstage/types';

/** All texts of the secret values, as they are and as a Secret has them. */
export function secretTexts(values: JsonObject | undefined): string[] {
  const texts = leaves(values);
  return [
    ...new Set([
      ...texts,
      ...texts.map(text => Buffer.from(text).toString('base64')),
    ]),
  ];
}

function leaves(value: JsonValue | undefined): string[] {
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).flatMap(leaves);
  }
  return (typeof value === 'string' && value !== '') ||
    typeof value === 'number'
    ? [String(value)]
    : [];
}
