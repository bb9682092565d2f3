import { ResourceOf } from '../resources/types';
import { placeCluster } from './placeCluster';

function node(providerId?: string, region?: string) {
  return { detail: { providerId, region } } as ResourceOf<'Node'>;
}

describe('placeCluster', () => {
  it.each([
    [[node('aws:///us-east-1a/i-1', 'us-east-1')], 'aws', 'us-east-1'],
    [
      [node('gce://shop/europe-west1-b/n', 'europe-west1')],
      'gcp',
      'europe-west1',
    ],
    [[node('azure:///subscriptions/1', 'westeurope')], 'azure', 'westeurope'],
    [[node('ocid1.instance.oc1.eu.abc')], 'oracle', undefined],
    [[node('kwok://n1', 'berlin')], undefined, 'berlin'],
    [[node()], undefined, undefined],
    [[], undefined, undefined],
    [[node('aws:///a', 'r1'), node('aws:///b', 'r2')], 'aws', undefined],
    [[node('aws:///a', 'r1'), node('gce://b', 'r1')], undefined, 'r1'],
  ])('case %#', (nodes, provider, region) => {
    expect(placeCluster(nodes)).toEqual({ provider, region });
  });
});
