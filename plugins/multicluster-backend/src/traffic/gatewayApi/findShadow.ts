import { ClusterClient } from '@multicluster/backstage-plugin-multicluster-node';
import { readServiceProfile } from '../linkerd';
import { LiveObject } from '../objects/types';
import { parentServices } from './routeResources';

/**
 * What makes Linkerd ignore a route without a word: a ServiceProfile of the same Service, which also stays behind when the TrafficSplit
 * that it was made of has gone. Undefined where nothing does.
 */
export async function findShadow(options: {
  live: LiveObject;
  client: ClusterClient;
  signal: AbortSignal;
}): Promise<string | undefined> {
  const { live, client, signal } = options;
  for (const { namespace, name } of parentServices(live)) {
    const profile = await readServiceProfile({
      ...{ namespace, client, signal },
      service: name,
    });
    if (profile) {
      return `Linkerd ignores the route, since Service '${namespace}/${name}' has a ServiceProfile. Delete '${profile.name}' first, or move traffic by a TrafficSplit.`;
    }
  }
  return undefined;
}
