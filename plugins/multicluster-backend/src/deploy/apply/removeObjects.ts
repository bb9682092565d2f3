import { ObjectRef } from '@multicluster/backstage-plugin-multicluster-common';
import { KubernetesObject, ObservedTarget } from '../types';
import {
  ApplySet,
  applySetId,
  parentRef,
  readMembers,
  readScope,
} from './applySet';
import { readClaimant } from './claimant';
import { deleteInOrder } from './deleteInOrder';
import { discoverKinds, requirePath, ServedKinds } from './kinds';
import { describeKept, findLeaving, Leaving } from './prune';
import { nameOf, refOf } from './refs';
import { deleteObject, readObject } from './requests';
import { Access, AppliedObjects } from './types';

export type RemoveOptions = Access &
  ApplySet & {
    /** What is known to have been applied, beside what the ApplySet says. */
    inventory: ObjectRef[];
  };

/**
 * Deletes what belongs to the app and nothing else. Deleting takes its time where something waits for what it owns (`observeRemoval`).
 * The app's namespace stays, and so do its claims of volumes and definitions: `notes` names them.
 */
export async function removeObjects(
  options: RemoveOptions,
): Promise<AppliedObjects> {
  const kinds = await discoverKinds(options);
  const { removed, kept } = await findRest(options, kinds);
  const deleted = await deleteInOrder(options, {
    objects: removed,
    kinds,
    propagation: 'Foreground',
  });
  await observeRemoval(options);
  return {
    changes: { created: 0, updated: 0, deleted },
    inventory: [],
    notes: kept.map(describeKept),
  };
}

/** Whether all of it is gone. The parent of the ApplySet goes last: it leads to what is left, also after a crash. */
export async function observeRemoval(
  options: RemoveOptions,
): Promise<ObservedTarget> {
  const kinds = await discoverKinds(options);
  const { removed, ending } = await findRest(options, kinds);
  const [left] = [...ending, ...removed];
  if (left) {
    return { state: 'waiting', message: describeLeft(left) };
  }
  await removeParent(options, kinds);
  return { state: 'ready' };
}

/** What still belongs to the app. */
export async function findRest(
  options: RemoveOptions,
  kinds: ServedKinds,
): Promise<Leaving & { ending: KubernetesObject[] }> {
  const { app, namespace, inventory } = options;
  const applySet = { app, namespace };
  const members = await readMembers(options, {
    applySet,
    kinds,
    scope: await readScope(options, applySet),
    others: inventory,
  });
  const claimant = await readClaimant(options, kinds);
  return {
    ...findLeaving(members, [], claimant),
    ending: members.filter(
      ({ metadata }) => metadata.deletionTimestamp !== undefined,
    ),
  };
}

function describeLeft(object: KubernetesObject): string {
  const { finalizers } = object.metadata as { finalizers?: string[] };
  const holds = (finalizers ?? []).filter(
    name => name !== 'foregroundDeletion',
  );
  const name = nameOf(refOf(object));
  if (object.metadata.deletionTimestamp === undefined) {
    return `${name} is still there.`;
  }
  return holds.length > 0
    ? `${name} is being deleted and waits for '${holds.join("', '")}'.`
    : `${name} is being deleted.`;
}

async function removeParent(
  options: RemoveOptions,
  kinds: ServedKinds,
): Promise<void> {
  const ref = parentRef(options);
  const path = requirePath(kinds, ref);
  const live = await readObject(options, path);
  const id = live?.metadata.labels?.['applyset.kubernetes.io/id'];
  if (live && id === applySetId(options)) {
    const uid = String(live.metadata.uid);
    await deleteObject(options, { path, uid, propagation: 'Background' });
  }
}
