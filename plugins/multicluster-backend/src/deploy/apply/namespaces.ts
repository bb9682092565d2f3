import { ConflictError, NotAllowedError } from '@backstage/errors';
import { DeployProblem } from '@multicluster/backstage-plugin-multicluster-common';
import { KubernetesObject } from '../types';
import { inParallel } from './parallel';
import { namespacesOf, PreparedObject } from './prepareObjects';
import { refOf } from './refs';
import { orRefuse, refuse } from './refuse';
import { createObject, readObject, REQUESTS_AT_ONCE } from './requests';
import { Access } from './types';

/**
 * - `there`: or nobody may tell, and the objects will
 * - `coming`: not there, and made before the objects in it
 * - `absent`, `ending`: nothing can be put into it
 */
export type NamespaceState = 'there' | 'coming' | 'absent' | 'ending';

/** The state of every namespace that the app or one of its objects is in. */
export async function readNamespaces(
  access: Access,
  options: {
    objects: PreparedObject[];
    namespace: string;
    createNamespace: boolean;
  },
): Promise<Map<string, NamespaceState>> {
  const { objects, namespace, createNamespace } = options;
  const coming = namespacesOf(objects);
  if (createNamespace) {
    coming.add(namespace);
  }
  const names = new Set([
    namespace,
    ...objects.map(({ ref }) => ref.namespace),
  ]);
  names.delete('');
  const states = await inParallel(
    [...names],
    REQUESTS_AT_ONCE,
    async name => [name, await readState(access, name, coming)] as const,
  );
  return new Map(states);
}

async function readState(
  access: Access,
  name: string,
  coming: Set<string>,
): Promise<NamespaceState> {
  try {
    const path = `/api/v1/namespaces/${encodeURIComponent(name)}`;
    const live = await readObject(access, path);
    if (live === undefined) {
      return coming.has(name) ? 'coming' : 'absent';
    }
    return live.metadata.deletionTimestamp === undefined ? 'there' : 'ending';
  } catch (error) {
    if (error instanceof NotAllowedError) {
      // An account that is restricted to its namespaces may not ask for them; what is put there will show.
      return 'there';
    }
    throw error;
  }
}

/** Makes the app's namespace if that is wanted; it is no member of the app, since others may come to use it. */
export async function ensureNamespace(
  access: Access,
  options: {
    objects: PreparedObject[];
    namespace: string;
    createNamespace: boolean;
  },
): Promise<void> {
  const { namespace, objects } = options;
  const states = await readNamespaces(access, options);
  refuse(namespaceProblems(states, objects));
  const own = namespacesOf(objects).has(namespace);
  if (states.get(namespace) !== 'coming' || own) {
    return;
  }
  const object: KubernetesObject = {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  };
  await orRefuse(
    async () => {
      try {
        await createObject(access, { path: '/api/v1/namespaces', object });
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
        // Another deployment was faster.
      }
    },
    { object, ref: refOf(object) },
  );
}

/** What the states mean for the app. */
export function namespaceProblems(
  states: Map<string, NamespaceState>,
  objects: PreparedObject[],
): DeployProblem[] {
  return [...states].flatMap(([name, state]): DeployProblem[] => {
    const count = objects.filter(({ ref }) => ref.namespace === name).length;
    switch (state) {
      case 'coming':
        return [
          {
            severity: 'warning',
            code: 'namespace',
            message: `Namespace '${name}' is made first. Until it is there, policies and quotas cannot be asked about the ${count} objects in it; only their fields were checked.`,
          },
        ];
      case 'absent':
        return [
          {
            severity: 'error',
            code: 'namespace',
            message: `Namespace '${name}' is not there. Make it first, put it into the source, or deploy with 'createNamespace'.`,
          },
        ];
      case 'ending':
        return [
          {
            severity: 'error',
            code: 'namespace',
            message: `Namespace '${name}' is being deleted. Wait until it is gone.`,
          },
        ];
      default:
        return [];
    }
  });
}
