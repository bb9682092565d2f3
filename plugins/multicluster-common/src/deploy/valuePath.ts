import { InputError } from '@backstage/errors';

const plainKey = /^[^.[\]"]+$/;
const nextKey = /^(?:\.?([^.[\]"]+)|\[("(?:[^"\\]|\\.)*")\])/;

/**
 * `['image', 'tag']` is `image.tag`, `['a', 'b.c']` is `a["b.c"]`.
 *
 * @public
 */
export function formatValuePath(keys: string[]): string {
  return keys
    .map((key, index) => {
      if (!plainKey.test(key)) {
        return `[${JSON.stringify(key)}]`;
      }
      return index === 0 ? key : `.${key}`;
    })
    .join('');
}

/**
 * The keys of a path. Rejects with an `InputError` what is no path.
 *
 * @public
 */
export function parseValuePath(path: string): string[] {
  const keys: string[] = [];
  let rest = path;
  while (rest) {
    const found = nextKey.exec(rest);
    const key = found && (found[1] ?? parseQuoted(found[2]));
    const isFirstWithDot = keys.length === 0 && rest.startsWith('.');
    const lacksDot =
      keys.length > 0 && found?.[1] !== undefined && !rest.startsWith('.');
    if (!found || typeof key !== 'string' || isFirstWithDot || lacksDot) {
      throw new InputError(
        `'${path}' is no path of a value: write it as image.tag, or annotations["a.key/with.dots"]`,
      );
    }
    keys.push(key);
    rest = rest.slice(found[0].length);
  }
  if (keys.length === 0) {
    throw new InputError('The path of a value is empty');
  }
  return keys;
}

function parseQuoted(text: string): string | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
