import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  EffectiveValue,
  resolveValues,
} from '@multicluster/backstage-plugin-multicluster-common';
import { RenderRequest } from '../../types';

/**
 * The values of a request for its cluster, without the secret ones. What these hide is not among the effective values: it is not what the
 * cluster gets.
 */
export function resolveTargetValues(
  request: RenderRequest,
  defaults?: JsonObject,
): { values: JsonObject; effective: EffectiveValue[] } {
  const { target, values: layers, secretValues } = request;
  const resolved = resolveValues({ target, layers, defaults });
  if (resolved.problems.length > 0) {
    throw new InputError(resolved.problems.join(' '));
  }
  const secretPaths = pathsOf(secretValues);
  const isHidden = (path: string) =>
    secretPaths.some(
      secret => path === secret || /^[.[]/.test(afterPrefix(path, secret)),
    );
  return {
    values: resolved.values,
    effective: resolved.effective.filter(({ path }) => !isHidden(path)),
  };
}

function pathsOf(values: JsonObject | undefined): string[] {
  return resolveValues({
    target: { name: '', labels: {} },
    layers: { common: values },
  })
    .effective.filter(({ origin }) => origin.layer === 'common')
    .map(({ path }) => path);
}

function afterPrefix(path: string, prefix: string): string {
  return path.startsWith(prefix) ? path.slice(prefix.length) : '';
}
