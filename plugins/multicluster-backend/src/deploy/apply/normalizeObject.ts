import { isDeepStrictEqual } from 'node:util';
import { KubernetesObject } from '../types';

/** What an API server writes into the metadata of an object: of a source, it means nothing or is refused. */
export const SERVER_METADATA = [
  'managedFields',
  'resourceVersion',
  'generation',
  'uid',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'selfLink',
];
/** Holds the whole object as it was once applied: for a Secret, its values. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const MASK = '(hidden)';

/** An object without what the API server and the controllers write: what is left is what somebody wants. */
export function normalizeObject(object: KubernetesObject): KubernetesObject {
  const { status: _, ...rest } = object;
  const metadata = { ...object.metadata };
  for (const field of SERVER_METADATA) {
    delete metadata[field];
  }
  const { [LAST_APPLIED]: __, ...annotations } = metadata.annotations ?? {};
  delete metadata.annotations;
  if (Object.keys(annotations).length > 0) {
    metadata.annotations = annotations;
  }
  return { ...rest, metadata } as KubernetesObject;
}

export function isSecret({ apiVersion, kind }: KubernetesObject): boolean {
  return kind === 'Secret' && apiVersion === 'v1';
}

/** A Secret with its keys and without its values; anything else as it is. */
export function maskSecret(object: KubernetesObject): KubernetesObject {
  if (!isSecret(object)) {
    return object;
  }
  const masked = { ...object };
  for (const field of ['data', 'stringData'] as const) {
    if (object[field] !== undefined) {
      masked[field] = maskValues(object[field]);
    }
  }
  return masked;
}

function maskValues(values: unknown): unknown {
  return typeof values === 'object' && values !== null
    ? Object.fromEntries(Object.keys(values).map(key => [key, MASK]))
    : MASK;
}

/** Whether two versions of a Secret hold other values. */
export function secretValuesDiffer(
  live: KubernetesObject,
  wanted: KubernetesObject,
): boolean {
  return (
    isSecret(wanted) &&
    (!isDeepStrictEqual(live.data, wanted.data) ||
      !isDeepStrictEqual(live.stringData, wanted.stringData))
  );
}

/** Every value of a Secret, as plain text and as it is sent: what must not be in a sentence. */
export function secretValues(object: KubernetesObject): string[] {
  if (!isSecret(object)) {
    return [];
  }
  const plain = leaves(object.stringData);
  const coded = leaves(object.data);
  return [
    ...plain,
    ...plain.map(value => Buffer.from(value).toString('base64')),
    ...coded,
    ...coded.map(value => Buffer.from(value, 'base64').toString('utf8')),
  ].filter(value => value !== '');
}

function leaves(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  return typeof value === 'object'
    ? Object.values(value).flatMap(leaves)
    : [String(value)];
}
