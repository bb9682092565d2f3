import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CatalogSubjects } from './CatalogSubjects';
import { readPolicies } from './readPolicies';

function entity(name: string, annotations: { [name: string]: string }): Entity {
  return {
    ...{ apiVersion: 'backstage.io/v1alpha1', kind: 'Component' },
    metadata: { name, annotations },
  };
}

function subjectsOf(entities: Entity[]) {
  return new CatalogSubjects({
    catalog: catalogServiceMock({ entities }),
    auth: mockServices.auth(),
    policies: readPolicies(new ConfigReader({})),
  });
}

describe('all subjects', () => {
  it('are those that say what belongs to them, and what is wrong with others', async () => {
    const { subjects, unusable, message } = await subjectsOf([
      entity('a', { 'backstage.io/kubernetes-id': 'a' }),
      entity('b', { 'backstage.io/kubernetes-label-selector': 'app=b' }),
      entity('c', {
        'backstage.io/kubernetes-id': 'c',
        'multicluster.backstage.io/failover-policy': 'nowhere',
      }),
      entity('d', {}),
    ]).all();
    expect(subjects.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(unusable).toEqual([
      {
        entityRef: 'component:default/c',
        why: expect.stringContaining("'nowhere'"),
      },
    ]);
    expect(message).toBeUndefined();
  });

  it('are read page by page, up to 1000', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        entity(`s${index}`, { 'backstage.io/kubernetes-id': `s${index}` }),
      );
    const all = await subjectsOf(many(600)).all();
    expect(all.subjects).toHaveLength(600);
    expect(all.message).toBeUndefined();
    const some = await subjectsOf(many(1_001)).all();
    expect(some.subjects).toHaveLength(1_000);
    expect(some.message).toContain('1001 services');
  });
});
