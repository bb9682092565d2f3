import { Entity } from '@backstage/catalog-model';

const PREFIX = 'backstage.io/kubernetes';

/** The annotations of which an entity needs one to have a topology. */
export const topologyAnnotations = [`${PREFIX}-id`, `${PREFIX}-label-selector`];

/** True when the entity says which objects are its own. */
export function hasTopologyAnnotation(entity: Entity): boolean {
  const annotations = entity.metadata.annotations ?? {};
  return topologyAnnotations.some(key => Boolean(annotations[key]));
}

/** "labelled backstage.io/kubernetes-id: podinfo in namespace web": what an entity's annotations ask for. */
export function selectorSentence(entity: Entity): string {
  const annotations = entity.metadata.annotations ?? {};
  const selector = annotations[`${PREFIX}-label-selector`];
  const id = annotations[`${PREFIX}-id`];
  const labelled = selector
    ? `matching ${selector}`
    : `labelled ${PREFIX}-id: ${id}`;
  const namespace = annotations[`${PREFIX}-namespace`];
  const cluster = annotations[`${PREFIX}-cluster`];
  return [
    labelled,
    namespace && `in namespace ${namespace}`,
    cluster && `on cluster ${cluster}`,
  ]
    .filter(Boolean)
    .join(' ');
}
