import { useCallback } from 'react';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CATALOG_FILTER_EXISTS, CatalogApi } from '@backstage/catalog-client';
import {
  catalogApiRef,
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { Polled, usePolled } from '../shared';

const annotation = 'backstage.io/kubernetes-id';

/** Annotations change rarely, and a link that is a few minutes late costs a click. */
const everyMs = 300_000;

function byKubernetesId(entities: Entity[]): ReadonlyMap<string, Entity> {
  const found = new Map<string, Entity>();
  for (const entity of entities) {
    const id = entity.metadata.annotations?.[annotation];
    // A component is what people mean where an API or a resource of the same id exists beside it.
    if (id && (!found.has(id) || entity.kind === 'Component')) {
      found.set(id, entity);
    }
  }
  return found;
}

const questions = new WeakMap<
  CatalogApi,
  Polled<ReadonlyMap<string, Entity>>
>();

/** Entities by their kubernetes id. One question for all: asking per row would be a request each. */
function entitiesQuestion(catalogApi: CatalogApi) {
  let polled = questions.get(catalogApi);
  if (!polled) {
    polled = new Polled(async () => {
      const { items } = await catalogApi.getEntities({
        filter: {
          [`metadata.annotations.${annotation}`]: CATALOG_FILTER_EXISTS,
        },
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          `metadata.annotations.${annotation}`,
        ],
      });
      return byKubernetesId(items);
    });
    questions.set(catalogApi, polled);
  }
  return polled;
}

/** From a kubernetes id to the Topology tab of its entity; undefined when the catalog has none that the reader may see. */
export function useEntityLinks(): (kubernetesId: string) => string | undefined {
  const toEntity = useRouteRef(entityRouteRef);
  const { value } = usePolled(entitiesQuestion(useApi(catalogApiRef)), everyMs);
  return useCallback(
    kubernetesId => {
      const entity = value?.get(kubernetesId);
      return entity && `${toEntity(entityRouteParams(entity))}/topology`;
    },
    [toEntity, value],
  );
}
