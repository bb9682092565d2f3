import { ClusterRequest } from '@multicluster/backstage-plugin-multicluster-node';
import { FakeFleet } from '../../tests/__testUtils__/FakeFleet';
import { asRequester } from './asRequester';

async function askedAs(createdBy: string, settings?: object) {
  const seen: ClusterRequest[] = [];
  const hear = async (request: ClusterRequest) => {
    seen.push(request);
    return {} as any;
  };
  const fleet = new FakeFleet().add('west');
  fleet.clients.set('west', {
    ...{ cluster: 'west', request: hear, stream: hear },
  });
  const impersonation = settings && {
    ...{ user: 'name' as const, prefix: '' },
    ...settings,
  };
  const client = asRequester(fleet, { createdBy }, impersonation).client(
    'west',
  );
  await client!.request({ path: '/version', deadlineMs: 1 });
  return seen[0].as;
}

describe('asRequester', () => {
  it.each([
    ['user:default/ann', undefined, undefined],
    ['user:default/ann', {}, { user: 'ann' }],
    ['user:default/ann', { prefix: 'oidc:' }, { user: 'oidc:ann' }],
    ['user:default/ann', { user: 'ref' }, { user: 'user:default/ann' }],
    ['policy:default', {}, undefined],
    ['service:plugin:scaffolder', {}, undefined],
  ])('%s with %j asks as %j', async (createdBy, settings, as) => {
    expect(await askedAs(createdBy, settings)).toEqual(as);
  });

  it('has no client where the portal has none', () => {
    const fleet = asRequester(
      ...([new FakeFleet(), { createdBy: 'user:default/ann' }] as const),
      { user: 'name', prefix: '' },
    );
    expect(fleet.client('west')).toBeUndefined();
  });
});
