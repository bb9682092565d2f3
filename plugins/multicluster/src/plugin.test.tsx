import { Entity } from '@backstage/catalog-model';
import {
  createExtensionTester,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { screen } from '@testing-library/react';
import plugin, { isMulticlusterAvailable, multiclusterApiRef } from './index';
import { fleetApi } from './clusters/__testUtils__/renderClusters';

const annotated = (annotation?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'podinfo',
    annotations: annotation ? { [annotation]: 'podinfo' } : {},
  },
});

const entities: [string, Entity, boolean][] = [
  ['a kubernetes id', annotated('backstage.io/kubernetes-id'), true],
  [
    'a label selector',
    annotated('backstage.io/kubernetes-label-selector'),
    true,
  ],
  ['another annotation', annotated('backstage.io/techdocs-ref'), false],
  ['no annotation', annotated(), false],
];

describe('multiclusterPlugin', () => {
  it('shows the fleet page at its path in an app of the new frontend system', async () => {
    renderTestApp({
      features: [plugin],
      initialRouteEntries: ['/multicluster'],
      extensions: [
        PageBlueprint.make({
          name: 'entity',
          params: {
            path: '/catalog/:namespace/:kind/:name',
            routeRef: entityRouteRef,
            loader: async () => <div />,
          },
        }),
      ],
      apis: [
        [multiclusterApiRef, fleetApi()],
        [catalogApiRef, catalogApiMock()],
      ],
    });
    expect(
      await screen.findByRole(
        'row',
        { name: /^ap-south/ },
        { timeout: 10_000 },
      ),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('img', {
        name: '1 cluster unreachable, 1 cluster stale',
      }).length,
    ).toBeGreaterThan(0);
  }, 20_000);

  it.each(entities)(
    'offers its tabs and the card where there is a Kubernetes annotation, given %s',
    (_, entity, offered) => {
      const tab = createExtensionTester(
        plugin.getExtension('entity-content:multicluster/topology'),
      ).get(EntityContentBlueprint.dataRefs.filterFunction);
      const deployments = createExtensionTester(
        plugin.getExtension('entity-content:multicluster/deployments'),
      ).get(EntityContentBlueprint.dataRefs.filterFunction);
      const failover = createExtensionTester(
        plugin.getExtension('entity-content:multicluster/failover'),
      ).get(EntityContentBlueprint.dataRefs.filterFunction);
      const card = createExtensionTester(
        plugin.getExtension('entity-card:multicluster/clusters'),
      ).get(EntityCardBlueprint.dataRefs.filterFunction);
      expect(tab!(entity)).toBe(offered);
      expect(deployments!(entity)).toBe(offered);
      expect(failover!(entity)).toBe(offered);
      expect(card!(entity)).toBe(offered);
      expect(isMulticlusterAvailable(entity)).toBe(offered);
    },
  );

  it.each([
    ['cluster-picker', 'MulticlusterClusterPicker'],
    ['values', 'MulticlusterValues'],
    ['preview', 'MulticlusterPreview'],
  ] as const)('has the form field %s for templates', async (name, field) => {
    const load = createExtensionTester(
      plugin.getExtension(`scaffolder-form-field:multicluster/${name}`),
    ).get(FormFieldBlueprint.dataRefs.formFieldLoader);
    expect(await load()).toMatchObject({ name: field });
  });
});
