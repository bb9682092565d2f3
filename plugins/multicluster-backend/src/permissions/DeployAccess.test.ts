import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { AuthorizedFleet } from './AuthorizedFleet';
import { ClusterAccess } from './ClusterAccess';
import { DeployAccess } from './DeployAccess';
import { EntityAccess } from './EntityAccess';

const web: Entity = {
  ...{ apiVersion: 'backstage.io/v1alpha1', kind: 'Component' },
  metadata: { name: 'web' },
};
const ann = mockCredentials.user('user:default/ann');
const entityRef = 'component:default/web';

/** A catalog that has the entity from the given look on; rules deny what is not there, as those of the catalog do. */
function setup(options: { appearsAt: number; patienceMs?: number }) {
  let looks = 0;
  const catalog = {
    getEntityByRef: async () => {
      looks += 1;
      return looks >= options.appearsAt ? web : undefined;
    },
  };
  const permissions = mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(() => ({
        result:
          looks >= options.appearsAt
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
      })),
    authorizeConditional: async requests =>
      requests.map(() => ({ result: AuthorizeResult.DENY })),
  });
  return new DeployAccess({
    entities: new EntityAccess({
      ...{ catalog, permissions, select: () => undefined },
    }),
    clusters: {} as ClusterAccess,
    fleet: {} as AuthorizedFleet,
    patienceMs: options.patienceMs,
  });
}

describe('DeployAccess', () => {
  it('waits for an entity that was registered just now', async () => {
    const access = setup({ appearsAt: 2 });
    await expect(access.requireNew(ann, entityRef)).resolves.toBeUndefined();
  });

  it('says that an entity does not come', async () => {
    const access = setup({ appearsAt: Infinity, patienceMs: 0 });
    await expect(access.requireNew(ann, entityRef)).rejects.toThrow(
      /'entityRef': there is no component:default\/web/,
    );
  });

  it('does not wait where a command is given', async () => {
    const access = setup({ appearsAt: Infinity });
    await expect(access.requireExecute(ann, entityRef)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });
});
