import { KubernetesObject } from '../../types';
import { ScriptedApi } from './ScriptedApi';

export const MAPS = '/api/v1/namespaces/web/configmaps';

/** An API server that has the namespace `web`. */
export async function startWebApi(): Promise<ScriptedApi> {
  const api = await ScriptedApi.start();
  api.put('/api/v1/namespaces/web', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'web' },
  });
  return api;
}

export const configMap = (name: string): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  data: { level: 'info' },
});

/** How to reach it. */
export const accessTo = (api: ScriptedApi) => ({
  client: api.client(),
  signal: new AbortController().signal,
});

/** The app `shop` of these objects, in `web`. */
export const shopOf = (api: ScriptedApi, ...objects: KubernetesObject[]) => ({
  ...accessTo(api),
  ...{ app: 'shop', namespace: 'web', createNamespace: false },
  objects,
});
