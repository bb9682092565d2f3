import { ObjectRef } from '@multicluster/backstage-plugin-multicluster-common';
import { KubernetesObject, ObservedTarget } from '../types';
import { findLive } from './findLive';
import { groupKindOf } from './order';
import { pathOf } from './refs';
import { readObject } from './requests';
import { assessRollout } from './rollout/assessRollout';
import { Access } from './types';

/** Whether all objects have come to what was asked of them; else the first that has not, and how many more there are. */
export async function observeObjects(
  options: Access & { inventory: ObjectRef[] },
): Promise<ObservedTarget> {
  const found = await findLive({ ...options, refs: options.inventory });
  const outcomes = await Promise.all(
    found.map(async ({ ref, live }) => ({
      ref,
      outcome: live ? await assess(options, live) : gone(),
    })),
  );
  const open = outcomes.filter(({ outcome }) => outcome.state !== 'ready');
  const first =
    open.find(({ outcome }) => outcome.state === 'failed') ?? open[0];
  if (!first) {
    return { state: 'ready' };
  }
  const { ref, outcome } = first;
  const more = open.length > 1 ? ` And ${open.length - 1} more.` : '';
  const said = (outcome.message ?? outcome.state).replace(/\.*$/, '.');
  return {
    state: outcome.state,
    message: `${ref.kind} ${pathOf(ref)}: ${said}${more}`,
  };
}

/** Nobody of ours deletes in the middle of a deployment; and what a Job that is gone came to, nobody knows. */
function gone(): ObservedTarget {
  return { state: 'failed', message: 'it is gone, somebody has deleted it' };
}

async function assess(
  access: Access,
  live: KubernetesObject,
): Promise<ObservedTarget> {
  const outcome = assessRollout(live);
  return outcome.state === 'waiting' &&
    groupKindOf(live) === 'PersistentVolumeClaim' &&
    (await waitsForItsPod(access, live))
    ? { state: 'ready' }
    : outcome;
}

/** A claim of such a class is bound once a pod uses it, and there is nothing wrong with one that no pod uses yet. */
async function waitsForItsPod(
  access: Access,
  claim: KubernetesObject,
): Promise<boolean> {
  const { storageClassName } = (claim.spec ?? {}) as {
    storageClassName?: string;
  };
  if (!storageClassName) {
    return false;
  }
  const name = encodeURIComponent(storageClassName);
  try {
    const storageClass = await readObject(
      access,
      `/apis/storage.k8s.io/v1/storageclasses/${name}`,
    );
    return storageClass?.volumeBindingMode === 'WaitForFirstConsumer';
  } catch {
    access.signal.throwIfAborted();
    // Not ours to read: then it is only known that the claim is not bound.
    return false;
  }
}
