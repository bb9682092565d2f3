import { ResourceOf } from '@multicluster/backstage-plugin-multicluster-common';

const REMOTE = 'multicluster.linkerd.io/remote-discovery';
const LOCAL = 'multicluster.linkerd.io/local-discovery';

/**
 * The clusters whose pods a federated Service has in one, by name; undefined for any other Service. Linkerd writes them on it as
 * `<service>@<cluster>`, and its own cluster apart.
 */
export function membersOf({
  annotations,
  cluster,
}: Pick<ResourceOf<'Service'>, 'annotations' | 'cluster'>):
  | string[]
  | undefined {
  const remote = annotations[REMOTE];
  const local = annotations[LOCAL];
  if (remote === undefined && local === undefined) return undefined;
  const remotes = (remote ?? '')
    .split(',')
    .map(member => member.slice(member.indexOf('@') + 1).trim())
    .filter(member => member !== '');
  return local ? [cluster, ...remotes] : remotes;
}
