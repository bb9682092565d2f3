import {
  trimDnsEndpoint,
  trimGslb,
  trimLink,
  trimServiceExport,
  trimServiceImport,
} from './fleet';

describe('kinds that span clusters', () => {
  it('keeps of a Link where it goes and what it could not mirror', () => {
    expect(
      trimLink({
        spec: { targetClusterName: 'east', gatewayAddress: '127.0.1.1' },
        status: {
          mirrorServices: [
            {
              remoteRef: { name: 'shop' },
              conditions: [
                { type: 'Mirrored', status: 'False', reason: 'InvalidService' },
              ],
            },
            { conditions: [{ type: 'Mirrored', status: 'True' }] },
          ],
        },
      }),
    ).toMatchObject({
      targetCluster: 'east',
      gatewayAddress: '127.0.1.1',
      conditions: [{ type: 'Mirrored', message: 'shop: InvalidService' }],
    });
  });

  it('keeps of a ServiceExport its conflict', () => {
    const conditions = [
      { type: 'Valid', status: 'True' },
      { type: 'Conflict', status: 'True', reason: 'PortConflict' },
    ];
    expect(trimServiceExport({ status: { conditions } })).toMatchObject({
      conditions: [{ type: 'Conflict', reason: 'PortConflict' }],
    });
  });

  it('keeps of a ServiceImport which clusters it stands for', () => {
    expect(
      trimServiceImport({
        spec: { type: 'ClusterSetIP' },
        status: { clusters: [{ cluster: 'east' }, { cluster: 'west' }] },
      }),
    ).toEqual({
      type: 'ClusterSetIP',
      clusters: ['east', 'west'],
      conditions: [],
    });
  });

  it.each([
    ['10', { weight: 10 }],
    ['33.3', { badWeight: '33.3' }],
    ['much', { badWeight: 'much' }],
    [undefined, {}],
  ])('reads the weight %p of a DNSEndpoint as %p', (value, read) => {
    const endpoint = {
      dnsName: 'shop.test',
      recordType: 'A',
      targets: ['127.0.1.1'],
      recordTTL: 60,
      setIdentifier: 'east',
      providerSpecific: [
        { name: 'aws/region', value: 'x' },
        { name: 'aws/weight', value },
      ],
    };
    expect(trimDnsEndpoint({ spec: { endpoints: [endpoint] } })).toEqual({
      records: [
        {
          name: 'shop.test',
          type: 'A',
          targets: ['127.0.1.1'],
          ttl: 60,
          setIdentifier: 'east',
          ...read,
        },
      ],
    });
  });

  it('keeps of a Gslb each host with its health and addresses', () => {
    expect(
      trimGslb({
        spec: {
          strategy: {
            type: 'failover',
            primaryGeoTag: 'eu',
            weight: { eu: 70, us: '30', xx: 'much' },
            dnsTtlSeconds: 30,
          },
        },
        status: {
          geoTag: 'us',
          serviceHealth: { 'shop.test': 'Healthy', 'blog.test': 'NotFound' },
          healthyRecords: { 'shop.test': ['127.0.1.1'] },
        },
      }),
    ).toEqual({
      strategy: 'failover',
      primary: 'eu',
      weights: { eu: 70, us: 30 },
      geoTag: 'us',
      ttl: 30,
      hosts: [
        { host: 'shop.test', health: 'Healthy', addresses: ['127.0.1.1'] },
        { host: 'blog.test', health: 'NotFound', addresses: [] },
      ],
    });
  });
});
