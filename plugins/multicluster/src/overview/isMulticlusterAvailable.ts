import { Entity } from '@backstage/catalog-model';

/** Any of these makes an entity one of Kubernetes; they are the Kubernetes plugin's own. */
const annotations = [
  'backstage.io/kubernetes-id',
  'backstage.io/kubernetes-label-selector',
];

const there = { $exists: true as const };
const hasId = { 'metadata.annotations.backstage.io/kubernetes-id': there };
const hasSelector = {
  'metadata.annotations.backstage.io/kubernetes-label-selector': there,
};

/** The same as a filter that an app's configuration can replace. */
export const kubernetesEntityFilter = { $any: [hasId, hasSelector] };

/**
 * Whether the Topology tab and the card have something to say about an entity.
 *
 * @public
 */
export function isMulticlusterAvailable(entity: Entity): boolean {
  return annotations.some(
    annotation => entity.metadata.annotations?.[annotation],
  );
}
