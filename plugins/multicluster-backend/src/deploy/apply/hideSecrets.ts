import { KubernetesObject } from '../types';

const MASK = '(hidden)';
/** A shorter text is in half of all words. */
const shortestPart = 4;

/**
 * Two states of an object without what secret values have put into it, as into an argument of a command. Where the wanted one has a
 * secret, the live one has the secret of before, which nobody knows by now: so both lose what is at that place.
 */
export function hideSecrets(
  live: KubernetesObject | undefined,
  wanted: KubernetesObject | undefined,
  secrets: string[],
): { live?: KubernetesObject; wanted?: KubernetesObject } {
  if (secrets.length === 0) {
    return { live, wanted };
  }
  const [before, after] = hideBoth(live, wanted, secrets);
  return {
    live: before as KubernetesObject | undefined,
    wanted: after as KubernetesObject | undefined,
  };
}

/** Whether a text has one of the secrets in it. */
export function hasSecret(text: string, secrets: string[]): boolean {
  return secrets.some(secret =>
    secret.length < shortestPart ? text === secret : text.includes(secret),
  );
}

type Fields = Record<string, unknown>;

function hideBoth(
  live: unknown,
  wanted: unknown,
  secrets: string[],
): [unknown, unknown] {
  if (isSecretLeaf(live, secrets) || isSecretLeaf(wanted, secrets)) {
    return [maskOf(live), maskOf(wanted)];
  }
  if (Array.isArray(live) || Array.isArray(wanted)) {
    return hideLists(listOf(live), listOf(wanted), secrets);
  }
  if (isFields(live) || isFields(wanted)) {
    return hideFields(live, wanted, secrets);
  }
  return [live, wanted];
}

function hideFields(
  live: unknown,
  wanted: unknown,
  secrets: string[],
): [unknown, unknown] {
  const before = isFields(live) ? { ...live } : live;
  const after = isFields(wanted) ? { ...wanted } : wanted;
  const keys = new Set([...keysOf(before), ...keysOf(after)]);
  for (const key of keys) {
    const [one, other] = hideBoth(
      isFields(before) ? before[key] : undefined,
      isFields(after) ? after[key] : undefined,
      secrets,
    );
    if (isFields(before) && key in before) before[key] = one;
    if (isFields(after) && key in after) after[key] = other;
  }
  return [before, after];
}

/** Entries are compared with those of the same name where they have one, else of the same place. */
function hideLists(
  live: unknown[] | undefined,
  wanted: unknown[] | undefined,
  secrets: string[],
): [unknown, unknown] {
  const partner = (
    list: unknown[] | undefined,
    entry: unknown,
    index: number,
  ) =>
    nameIn(entry) === undefined
      ? list?.[index]
      : list?.find(other => nameIn(other) === nameIn(entry));
  return [
    live?.map(
      (entry, index) =>
        hideBoth(entry, partner(wanted, entry, index), secrets)[0],
    ),
    wanted?.map(
      (entry, index) =>
        hideBoth(partner(live, entry, index), entry, secrets)[1],
    ),
  ];
}

function isSecretLeaf(value: unknown, secrets: string[]): boolean {
  return (
    (typeof value === 'string' || typeof value === 'number') &&
    hasSecret(String(value), secrets)
  );
}

function maskOf(value: unknown): unknown {
  return value === undefined ? undefined : MASK;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function keysOf(value: unknown): string[] {
  return isFields(value) ? Object.keys(value) : [];
}

function nameIn(entry: unknown): unknown {
  return isFields(entry) ? entry.name : undefined;
}
