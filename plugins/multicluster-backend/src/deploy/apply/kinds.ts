import { NotFoundError } from '@backstage/errors';
import { ObjectRef } from '@multicluster/backstage-plugin-multicluster-common';
import { ClusterClient } from '@multicluster/backstage-plugin-multicluster-node';
import { discoverAggregated, discoverEach } from './discovery';
import { groupOf, versionOf } from './refs';
import { Access } from './types';

/** A kind as one API server serves it. */
export type ServedKind = {
  group: string;
  version: string;
  kind: string;
  plural: string;
  namespaced: boolean;
};

/** The kinds of one API server: the REST mapping. */
export type ServedKinds = {
  /** In that version. */
  find(apiVersion: string, kind: string): ServedKind | undefined;
  /** In whichever version the API server likes best. */
  findAny(group: string, kind: string): ServedKind | undefined;
  /** `apps/v1` and `apps/v1/Deployment`, as charts ask for them. */
  apiVersions(): string[];
};

/** A preview looks at the same cluster several times in a row. A definition that comes in between is looked for with `fresh`. */
const keptMs = 20_000;
const known = new WeakMap<
  ClusterClient,
  { at: number; kinds: Promise<ServedKinds> }
>();

/** Asks the API server which kinds it serves, or remembers. */
export async function discoverKinds(
  access: Access,
  options: { fresh?: boolean } = {},
): Promise<ServedKinds> {
  const { client } = access;
  const last = known.get(client);
  if (last && !options.fresh && Date.now() - last.at < keptMs) {
    try {
      return await last.kinds;
    } catch {
      // Whoever asked before has its own error, which may be no more than that its signal ended: ask again.
    }
  }
  const kinds = ask(access);
  known.set(client, { at: Date.now(), kinds });
  kinds.catch(() => known.delete(client));
  return kinds;
}

async function ask(access: Access): Promise<ServedKinds> {
  const served =
    (await discoverAggregated(access)) ?? (await discoverEach(access));
  return servedKinds(served);
}

/** Of several versions of a kind, the first is the one that is liked best. */
export function servedKinds(served: ServedKind[]): ServedKinds {
  const exact = new Map<string, ServedKind>();
  const any = new Map<string, ServedKind>();
  for (const each of served) {
    const { group, version, kind } = each;
    const exactKey = `${group}/${version}/${kind}`;
    if (!exact.has(exactKey)) exact.set(exactKey, each);
    if (!any.has(`${group}/${kind}`)) any.set(`${group}/${kind}`, each);
  }
  return {
    find: (apiVersion, kind) =>
      exact.get(`${groupOf(apiVersion)}/${versionOf(apiVersion)}/${kind}`),
    findAny: (group, kind) => any.get(`${group}/${kind}`),
    apiVersions: () => [
      ...new Set(
        [...exact.values()].flatMap(({ group, version, kind }) => {
          const apiVersion = group ? `${group}/${version}` : version;
          return [apiVersion, `${apiVersion}/${kind}`];
        }),
      ),
    ],
  };
}

/** Path of all objects of a kind, in one namespace or in all. */
export function collectionOf(
  { group, version, plural, namespaced }: ServedKind,
  namespace?: string,
): string {
  const root = group ? `/apis/${group}/${version}` : `/api/${version}`;
  return namespaced && namespace
    ? `${root}/namespaces/${encodeURIComponent(namespace)}/${plural}`
    : `${root}/${plural}`;
}

/** Path of one object. */
export function objectPath(served: ServedKind, ref: ObjectRef): string {
  const collection = collectionOf(served, ref.namespace);
  return `${collection}/${encodeURIComponent(ref.name)}`;
}

/** Where an object is that was seen before, perhaps in a version that is not served any more. Undefined: its kind is gone. */
export function locate(kinds: ServedKinds, ref: ObjectRef): string | undefined {
  const served =
    kinds.find(ref.apiVersion, ref.kind) ??
    kinds.findAny(groupOf(ref.apiVersion), ref.kind);
  return served && objectPath(served, ref);
}

/** As `locate`, for code that knows that the kind is there. */
export function requirePath(kinds: ServedKinds, ref: ObjectRef): string {
  const path = locate(kinds, ref);
  if (path === undefined) {
    throw new NotFoundError(
      `The API server serves no kind '${ref.kind}' of '${ref.apiVersion}'.`,
    );
  }
  return path;
}
