import { InputError } from '@backstage/errors';

/** The part of an object that a hop is of: what stands behind `#` in its id. */
export function placeOf(hop: string): string {
  const start = hop.indexOf('#');
  if (start < 0) {
    throw new InputError(`'${hop}' names no place in its object`);
  }
  return hop.slice(start + 1);
}
