import {
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  catalogApiRef,
  getEntityRelations,
} from '@backstage/plugin-catalog-react';
import { useAsked } from '../../shared';
import { OwnersOf } from './filterRuns';

/** Who owns the entities, as the catalog says; nobody, while it has not said. */
export function useOwners(entityRefs: readonly string[]): OwnersOf {
  const catalog = useApi(catalogApiRef);
  const refs = [...new Set(entityRefs)].sort();
  const { asked } = useAsked(refs.join('\n'), '', async () => {
    const { items } = await catalog.getEntitiesByRefs({
      entityRefs: refs,
      fields: ['kind', 'metadata.name', 'metadata.namespace', 'relations'],
    });
    return new Map(
      items.map((entity, index) => [
        refs[index],
        entity
          ? getEntityRelations(entity, RELATION_OWNED_BY).map(ref =>
              stringifyEntityRef(ref),
            )
          : [],
      ]),
    );
  });
  const known = asked.state === 'answered' ? asked.value : undefined;
  return entityRef => known?.get(entityRef) ?? [];
}
