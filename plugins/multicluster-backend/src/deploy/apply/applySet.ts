import { createHash } from 'node:crypto';
import { ObjectRef } from '@multicluster/backstage-plugin-multicluster-common';
import { KubernetesObject } from '../types';
import { collectionOf, locate, ServedKinds } from './kinds';
import { groupKindOf } from './order';
import { inParallel } from './parallel';
import { keyOf, refOf } from './refs';
import {
  applyPatch,
  listObjects,
  readObject,
  REQUESTS_AT_ONCE,
} from './requests';
import { Access, fieldManagerOf } from './types';

/*
 * An ApplySet (KEP-3659) says on the cluster itself what belongs to an app: its members have a label, and a parent object says which
 * kinds they are of, and in which namespaces they are. So what left the source is found again even if our database is lost, and
 * `kubectl` understands it.
 */

export const PART_OF = 'applyset.kubernetes.io/part-of';
const ID = 'applyset.kubernetes.io/id';
const TOOLING = 'applyset.kubernetes.io/tooling';
const KINDS = 'applyset.kubernetes.io/contains-group-kinds';
const NAMESPACES = 'applyset.kubernetes.io/additional-namespaces';
const tooling = 'multicluster/v1';

/** Which app's, and in which namespace its parent is. */
export type ApplySet = { app: string; namespace: string };

/** What the parent says: `Deployment.apps`, and namespaces beside its own. */
export type Scope = { groupKinds: string[]; namespaces: string[] };

function parentName(app: string): string {
  return `multicluster-${app}`;
}

/** As the KEP wants it: made of the parent's own name, so that two ApplySets never claim the same label. */
export function applySetId({ app, namespace }: ApplySet): string {
  const hash = createHash('sha256')
    .update(`${parentName(app)}.${namespace}.ConfigMap.`)
    .digest('base64url');
  return `applyset-${hash}-v1`;
}

function parentPath({ app, namespace }: ApplySet): string {
  return `/api/v1/namespaces/${encodeURIComponent(
    namespace,
  )}/configmaps/${parentName(app)}`;
}

/** Undefined when the app was never applied here. */
export async function readScope(
  access: Access,
  applySet: ApplySet,
): Promise<Scope | undefined> {
  const parent = await readObject(access, parentPath(applySet));
  if (parent?.metadata.labels?.[ID] !== applySetId(applySet)) {
    return undefined;
  }
  const annotations = parent.metadata.annotations ?? {};
  return {
    groupKinds: split(annotations[KINDS]),
    namespaces: split(annotations[NAMESPACES]),
  };
}

/** Writes what the parent says; nothing changes when it says so already. */
export async function writeScope(
  access: Access,
  applySet: ApplySet,
  scope: Scope,
): Promise<void> {
  const { app, namespace } = applySet;
  await applyPatch(access, {
    path: parentPath(applySet),
    fieldManager: fieldManagerOf(app),
    object: {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: parentName(app),
        namespace,
        labels: { [ID]: applySetId(applySet) },
        annotations: {
          [TOOLING]: tooling,
          [KINDS]: [...scope.groupKinds].sort().join(','),
          [NAMESPACES]: [...scope.namespaces].sort().join(','),
        },
      },
    },
  });
}

/** The parent as an object of the cluster, which goes last. */
export function parentRef({ app, namespace }: ApplySet): ObjectRef {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    namespace,
    name: parentName(app),
  };
}

export function scopeOf(refs: ObjectRef[], { namespace }: ApplySet): Scope {
  const namespaces = new Set(refs.map(ref => ref.namespace));
  namespaces.delete('');
  namespaces.delete(namespace);
  return {
    groupKinds: [...new Set(refs.map(groupKindOf))],
    namespaces: [...namespaces],
  };
}

export function union(a: Scope, b: Scope): Scope {
  return {
    groupKinds: [...new Set([...a.groupKinds, ...b.groupKinds])],
    namespaces: [...new Set([...a.namespaces, ...b.namespaces])],
  };
}

/**
 * All objects that carry the app's label: those that its parent leads to, and those of `others` that have it too. Nothing is a member by
 * its name alone.
 */
export async function readMembers(
  access: Access,
  options: {
    applySet: ApplySet;
    kinds: ServedKinds;
    scope: Scope | undefined;
    others?: ObjectRef[];
  },
): Promise<KubernetesObject[]> {
  const { applySet, kinds, scope, others = [] } = options;
  const id = applySetId(applySet);
  const places = scope ? placesOf(scope, applySet, kinds) : [];
  const listed = await inParallel(places, REQUESTS_AT_ONCE, async place => {
    const items = await listObjects(access, {
      path: place.path,
      labelSelector: `${PART_OF}=${id}`,
    });
    // The items of a list do not say what they are.
    return items.map(item => ({ ...item, ...place.type }));
  });
  const members = new Map(
    listed.flat().map(object => [keyOf(refOf(object)), object] as const),
  );
  const unseen = others.filter(ref => !members.has(keyOf(ref)));
  await inParallel(unseen, REQUESTS_AT_ONCE, async ref => {
    const path = locate(kinds, ref);
    const live = path ? await readObject(access, path) : undefined;
    if (live?.metadata.labels?.[PART_OF] === id) {
      members.set(keyOf(ref), live);
    }
  });
  return [...members.values()];
}

function placesOf(scope: Scope, applySet: ApplySet, kinds: ServedKinds) {
  return scope.groupKinds.flatMap(groupKind => {
    const dot = groupKind.indexOf('.');
    const kind = dot < 0 ? groupKind : groupKind.slice(0, dot);
    const group = dot < 0 ? '' : groupKind.slice(dot + 1);
    const served = kinds.findAny(group, kind);
    if (!served) {
      // Its definition is gone, and its objects with it.
      return [];
    }
    const apiVersion = group ? `${group}/${served.version}` : served.version;
    const type = { apiVersion, kind };
    return served.namespaced
      ? [applySet.namespace, ...scope.namespaces].map(namespace => ({
          path: collectionOf(served, namespace),
          type,
        }))
      : [{ path: collectionOf(served), type }];
  });
}

function split(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '');
}
