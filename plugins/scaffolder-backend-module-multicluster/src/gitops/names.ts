import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';

/** On what is made for a hub, so that the portal finds it again. */
export const APP_LABEL = 'multicluster.backstage.io/app';
export const CLUSTER_LABEL = 'multicluster.backstage.io/cluster';

const LABEL_VALUE = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const LONGEST = 63;

export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** One name of an object, made of several: two that differ only in what does not fit are still told apart. */
export function nameOf(...parts: string[]): string {
  const name = parts
    .join('-')
    .toLocaleLowerCase('en-US')
    .replace(/[^-a-z0-9]+/g, '-');
  return name === parts.join('-') && name.length <= LONGEST
    ? name
    : `${name.slice(0, LONGEST - 9).replace(/-+$/, '')}-${shortHash(
        parts.join('/'),
      )}`;
}

/** A cluster's name becomes a folder and a label: one such as an ARN can be neither. */
export function checkClusterName(cluster: string): void {
  if (!LABEL_VALUE.test(cluster)) {
    throw new InputError(
      `The cluster '${cluster}' cannot be written to Git by that name: a folder and a label may have letters, digits, '-', '_' and '.', 63 at most`,
    );
  }
}
