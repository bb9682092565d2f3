import {
  DeployProblem,
  ObjectRef,
} from '@multicluster/backstage-plugin-multicluster-common';
import { KubernetesObject } from '../types';
import { isKept } from './order';
import { Claimant, findOwner } from './ownership';
import { keyOf, nameOf, refOf } from './refs';

/** What left the source, out of all that belongs to the app. */
export type Leaving = {
  removed: KubernetesObject[];
  /** Belongs to the app, and is left where it is all the same. */
  kept: KubernetesObject[];
};

/** Members that are not wanted any more. Only what carries the app's own label is looked at in the first place. */
export function findLeaving(
  members: KubernetesObject[],
  wanted: ObjectRef[],
  claimant: Claimant,
): Leaving {
  const stays = new Set(wanted.map(keyOf));
  const leaving = members.filter(
    member =>
      !stays.has(keyOf(refOf(member))) &&
      member.metadata.deletionTimestamp === undefined,
  );
  // Helm deletes what left its chart, whatever we think of it: the preview has to say so.
  const isLeft = (member: KubernetesObject) =>
    !claimant.byHelm &&
    (isKept(member) ||
      findOwner(member, refOf(member), claimant)?.severity === 'error');
  return {
    removed: leaving.filter(member => !isLeft(member)),
    kept: leaving.filter(isLeft),
  };
}

export function describeKept(member: KubernetesObject): string {
  return isKept(member)
    ? `${nameOf(
        refOf(member),
      )} is kept, since others or their data may depend on it: delete it by hand once it is not needed.`
    : `${nameOf(refOf(member))} is kept, since it is not the app's alone.`;
}

export function keptProblem(member: KubernetesObject): DeployProblem {
  return {
    severity: 'warning',
    code: 'kept',
    message: describeKept(member),
    object: refOf(member),
  };
}
