import { InputError } from '@backstage/errors';
import { DeployTarget } from '../../types';

const placeholder = /\{([^{}]*)\}/g;

/**
 * A path of a request, as `overlays/{region}`, for one cluster; undefined when the cluster does not say what it asks for. Rejects with an
 * `InputError` for a placeholder that does not exist.
 */
export function fillPattern(
  pattern: string,
  target: DeployTarget,
): string | undefined {
  const words = new Map([
    ['cluster', target.name],
    ['provider', target.provider],
    ['region', target.region],
    ['environment', target.environment],
    ['env', target.environment],
  ]);
  let isWhole = true;
  const filled = pattern.replace(placeholder, (whole, name) => {
    if (!words.has(name)) {
      throw new InputError(
        `'${pattern}' has '${whole}': only {cluster}, {provider}, {region} and {environment} stand for something`,
      );
    }
    const word = words.get(name);
    // What a cluster says of itself is a name, never a way to another folder.
    if (!word || word.includes('/') || word.startsWith('.')) {
      isWhole = false;
    }
    return word ?? '';
  });
  return isWhole ? filled : undefined;
}

export const hasPlaceholder = (pattern: string) => pattern.includes('{');
