import {
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  FieldFormatEntityPolicy,
  DefaultNamespaceEntityPolicy,
  EntityPolicies,
} from '@backstage/catalog-model';
import { ClusterSummary } from '@multicluster/backstage-plugin-multicluster-common';
import { toEntity, toEntityName } from './toEntity';

const cluster = (change: Partial<ClusterSummary> = {}): ClusterSummary => ({
  name: 'east',
  title: 'East',
  provider: 'aws',
  region: 'us-east-1',
  environment: 'prod',
  labels: { tier: 'core' },
  state: 'live',
  since: 0,
  failedAttempts: 0,
  health: 'healthy',
  healthReasons: [],
  version: 'v1.36.3',
  objects: 10,
  fromStore: false,
  ...change,
});

/** As the catalog checks what a provider gives. */
const policies = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new DefaultNamespaceEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

describe('toEntity', () => {
  it('says what the cluster is and where', () => {
    expect(
      toEntity(cluster({ dashboardUrl: 'https://dash.example.com' }), {
        owner: 'group:default/platform',
        system: 'infrastructure',
      }),
    ).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'east',
        title: 'East',
        description: 'Kubernetes cluster (aws, us-east-1) for prod',
        annotations: {
          'backstage.io/managed-by-location': 'multicluster-cluster:east',
          'backstage.io/managed-by-origin-location':
            'multicluster-cluster:east',
          'multicluster.backstage.io/cluster': 'east',
          'multicluster.backstage.io/provider': 'aws',
          'multicluster.backstage.io/region': 'us-east-1',
          'multicluster.backstage.io/environment': 'prod',
          'multicluster.backstage.io/version': 'v1.36.3',
        },
        labels: {
          tier: 'core',
          'multicluster.backstage.io/provider': 'aws',
          'multicluster.backstage.io/region': 'us-east-1',
          'multicluster.backstage.io/environment': 'prod',
        },
        tags: ['aws', 'prod'],
        links: [{ url: 'https://dash.example.com', title: 'Dashboard' }],
      },
      spec: {
        type: 'kubernetes-cluster',
        owner: 'group:default/platform',
        system: 'infrastructure',
      },
    });
  });

  it.each<[string, Partial<ClusterSummary>]>([
    ['a usual one', {}],
    [
      'one of which nothing is known',
      {
        provider: undefined,
        region: undefined,
        environment: undefined,
        version: undefined,
        labels: {},
      },
    ],
    [
      'one with odd names',
      {
        name: 'arn:aws:eks:eu-west-1:1234:cluster/prod',
        region: 'Nürnberg, Halle 2',
        provider: 'on prem',
        labels: { 'a b': 'c', 'x/y/z': 'v', ok: 'ä', fine: 'yes' },
      },
    ],
  ])('is taken by the catalog for %s', async (_, change) => {
    const entity = toEntity(cluster(change), { owner: 'unknown' });
    await expect(resourceEntityV1alpha1Validator.check(entity)).resolves.toBe(
      true,
    );
    await expect(policies.enforce(entity)).resolves.toBeDefined();
  });

  it('has nothing that changes from minute to minute', () => {
    const options = { owner: 'unknown' };
    expect(
      toEntity(
        cluster({ state: 'unreachable', since: 9, objects: 1, latencyMs: 4 }),
        options,
      ),
    ).toEqual(toEntity(cluster(), options));
  });
});

describe('toEntityName', () => {
  it.each([
    ['east', 'east'],
    ['gke_project_europe-west1_prod', 'gke_project_europe-west1_prod'],
    [
      'arn:aws:eks:eu-west-1:1234:cluster/prod',
      expect.stringMatching(
        /^arn-aws-eks-eu-west-1-1234-cluster-prod-[0-9a-f]{8}$/,
      ),
    ],
    ['', expect.stringMatching(/^[0-9a-f]{8}$/)],
    ['/', expect.stringMatching(/^[0-9a-f]{8}$/)],
  ])('calls %j %j', (name, expected) => {
    expect(toEntityName(name)).toEqual(expected);
  });

  it('keeps apart what would look the same', () => {
    expect(toEntityName('a/b')).not.toBe(toEntityName('a:b'));
    const long = 'x'.repeat(100);
    expect(toEntityName(`${long}1`)).not.toBe(toEntityName(`${long}2`));
    expect(toEntityName(long).length).toBeLessThanOrEqual(63);
  });
});
