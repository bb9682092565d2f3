import { EntitySelector } from '@multicluster/backstage-plugin-multicluster-common';

type Requirement = EntitySelector['matchExpressions'][number];

function writeRequirement({ key, operator, values }: Requirement): string {
  switch (operator) {
    case 'In':
      return `${key} in (${values.join(',')})`;
    case 'NotIn':
      return `${key} notin (${values.join(',')})`;
    case 'Exists':
      return key;
    default:
      return `!${key}`;
  }
}

/** The selector in the notation of the API server's `labelSelector` parameter. */
export function writeLabelSelector(
  selector: Pick<EntitySelector, 'matchLabels' | 'matchExpressions'>,
): string {
  return [
    ...Object.entries(selector.matchLabels).map(
      ([key, value]) => `${key}=${value}`,
    ),
    ...selector.matchExpressions.map(writeRequirement),
  ].join(',');
}
