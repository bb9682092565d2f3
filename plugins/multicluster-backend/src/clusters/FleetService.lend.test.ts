import { FleetBed } from './__testUtils__/FleetBed';

// Nobody listens there: lending asks the provider alone.
const url = 'https://127.0.0.1:1/base';

let bed: FleetBed;

beforeEach(() => {
  bed = new FleetBed();
});
afterEach(() => bed.fleet.stop());

describe('a connection that is lent', () => {
  it('has the address and a credential of this moment', async () => {
    let asked = 0;
    const connect = async () => {
      asked += 1;
      return { ca: 'PEM', headers: { authorization: `Bearer ${asked}` } };
    };
    bed.provider.add('east', url, { access: { type: 'shared', connect } });
    const first = await bed.fleet.lend('east');
    const second = await bed.fleet.lend('east');
    expect(first).toMatchObject({ url, ca: 'PEM' });
    expect(first?.headers).not.toEqual(second?.headers);
  });

  it('is none for a cluster that is not there', async () => {
    expect(await bed.fleet.lend('north')).toBeUndefined();
  });

  it('is refused when credentials belong to users', async () => {
    const reason = "Auth provider 'google' …";
    bed.provider.add('east', url, {
      access: {
        type: 'perUser',
        reason,
        connectAs: async () => ({ headers: {} }),
      },
    });
    await expect(bed.fleet.lend('east')).rejects.toMatchObject({
      name: 'InputError',
      message: `The portal has no credentials of its own for cluster 'east': ${reason}`,
    });
  });

  it('is refused when the cluster is misconfigured', async () => {
    const reason = "'url' is not a URL.";
    bed.provider.add('east', '', { access: { type: 'misconfigured', reason } });
    await expect(bed.fleet.lend('east')).rejects.toThrow(
      `Cluster 'east' cannot be used: ${reason}`,
    );
  });

  it('says nothing of what the provider of a credential says', async () => {
    const connect = async () => {
      throw new Error('/etc/secret/token: no such file');
    };
    bed.provider.add('east', url, { access: { type: 'shared', connect } });
    await expect(bed.fleet.lend('east')).rejects.toThrow(
      /^The portal could not obtain a credential for the cluster/,
    );
  });
});
