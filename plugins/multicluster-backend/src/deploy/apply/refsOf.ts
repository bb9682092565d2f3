import { ObjectRef } from '@multicluster/backstage-plugin-multicluster-common';
import { KubernetesObject } from '../types';
import { discoverKinds } from './kinds';
import { prepareObjects } from './prepareObjects';
import { Access } from './types';

/** What objects of a manifest are called on the cluster: those that name no namespace are in the app's, if their kind has one. */
export async function refsOf(
  options: Access & { objects: KubernetesObject[]; namespace: string },
): Promise<ObjectRef[]> {
  const known = prepareObjects({
    ...options,
    kinds: await discoverKinds(options),
  });
  const isMissing = known.problems.some(({ code }) => code === 'missing-crd');
  const { objects } = isMissing
    ? prepareObjects({
        ...options,
        kinds: await discoverKinds(options, { fresh: true }),
      })
    : known;
  return objects.map(({ ref }) => ref);
}
