import { KubernetesObject } from '../types';
import { collectionOf, ServedKinds } from './kinds';
import { Claimant } from './ownership';
import { listObjects } from './requests';
import { Access, ApplyOptions, HELM_MANAGER } from './types';

/** Who deploys, and what Argo CD on the same cluster says that it syncs. */
export async function readClaimant(
  options: Pick<
    ApplyOptions,
    'client' | 'signal' | 'app' | 'namespace' | 'fieldManager'
  >,
  kinds: ServedKinds,
): Promise<Claimant> {
  const { app, namespace, fieldManager } = options;
  return {
    app,
    namespace,
    byHelm: fieldManager === HELM_MANAGER,
    applications: await readApplications(options, kinds),
  };
}

/** Objects that Argo CD tracks by an annotation are known without this. An account that may not list them is not asked to. */
async function readApplications(
  access: Access,
  kinds: ServedKinds,
): Promise<KubernetesObject[]> {
  const served = kinds.findAny('argoproj.io', 'Application');
  if (!served) {
    return [];
  }
  try {
    return await listObjects(access, { path: collectionOf(served) });
  } catch {
    access.signal.throwIfAborted();
    return [];
  }
}
