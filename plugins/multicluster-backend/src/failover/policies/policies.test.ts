import { ConfigReader } from '@backstage/config';
import { DEFAULT_FAILOVER_POLICY } from '@multicluster/backstage-plugin-multicluster-common';
import { readImpersonation } from './readImpersonation';
import { readLimits } from './readLimits';
import { readPolicies } from './readPolicies';
import { subjectOf } from './subjectOf';

const read = (policies?: object) =>
  readPolicies(new ConfigReader({ multicluster: { failover: { policies } } }));

describe('policies', () => {
  it('has the default one without any configuration', () => {
    expect([...read()]).toEqual([['default', DEFAULT_FAILOVER_POLICY]]);
  });

  it('lays each over the default one', () => {
    const policies = read({
      default: { approvals: 1 },
      quick: { soakSeconds: 5 },
    });
    expect(policies.get('quick')).toEqual({
      ...DEFAULT_FAILOVER_POLICY,
      ...{ name: 'quick', approvals: 1, soakSeconds: 5 },
    });
  });

  it.each([
    [{ plannedRamp: [50, 25, 100] }, 'plannedRamp', 'must grow'],
    [{ plannedRamp: [50] }, 'plannedRamp', 'end with 100'],
    [
      { drills: [{ cron: '* * * * *', mode: 'drill-dry' }] },
      'drills.0.cron',
      'an hour between two',
    ],
    [
      { drills: [{ cron: '0 25 * * *', mode: 'drill-dry' }] },
      'drills.0.cron',
      'cannot be used',
    ],
    [
      { drills: [{ cron: '0 0 10 * * 1', mode: 'drill-dry' }] },
      'drills.0.cron',
      'five fields',
    ],
    [
      { drills: [{ cron: '0 9 * * 1', timeZone: 'Mars', mode: 'drill-dry' }] },
      'drills.0.cron',
      'cannot be used',
    ],
    [
      { drills: [{ cron: '0 9 * * 1', mode: 'planned' }] },
      'drills.0.mode',
      'drill-live',
    ],
    [{ automatic: 'always' }, 'policies.x.automatic', 'recommend'],
    [
      {
        trigger: { failures: 6, of: 5, cooldownSeconds: 60, mostPerDay: 1 },
      },
      'policies.x.trigger',
      "cannot be more than 'of'",
    ],
    [{ soakSecond: 5 }, 'policies.x', 'soakSecond'],
    [
      { freezes: [{ from: 'Monday', to: '2026-01-01', reason: 'holidays' }] },
      'freezes.0.from',
      'ISO 8601',
    ],
  ])('refuses %j at the start, and says where', (policy, key, why) => {
    expect(() => read({ x: policy })).toThrow(key);
    expect(() => read({ x: policy })).toThrow(why);
  });

  const guard = { id: 'g', label: 'G', breaches: 1, window: 1, minSamples: 1 };
  const query = 'vector(0)';

  it.each([
    [{ kind: 'errorRatio', limit: 1 }, 'query', "measures 'errorRatio'"],
    [{ kind: 'latency', limit: 1 }, 'query', "measures 'latency'"],
    [{ kind: 'latency', limit: 1, query: ' ' }, 'query', 'small'],
    [{ kind: 'probe', limit: 1, query }, 'query', 'not measured by a query'],
    [{ kind: 'errorRatio', limit: 101, query }, 'limit', '0 to 100'],
    [{ kind: 'errorRatio', limit: -1, query }, 'limit', '0 to 100'],
    [{ kind: 'latency', limit: -1, query }, 'limit', 'milliseconds'],
  ])('refuses the guard %j', (fields, key, why) => {
    const refused = () => read({ x: { guards: [{ ...guard, ...fields }] } });
    expect(refused).toThrow(`policies.x.guards.0.${key}'`);
    expect(refused).toThrow(why);
  });

  it.each([
    { kind: 'errorRatio', limit: 100, query },
    { kind: 'latency', limit: 250, query },
    { kind: 'probe', limit: 1 },
  ])('takes the guard %j', fields => {
    const policies = read({ x: { guards: [{ ...guard, ...fields }] } });
    expect(policies.get('x')?.guards).toEqual([{ ...guard, ...fields }]);
  });
});

describe('limits', () => {
  const limits = (given?: object) =>
    readLimits(
      new ConfigReader({ multicluster: { failover: { limits: given } } }),
    );

  it('hold without any configuration', () => {
    expect(limits()).toEqual({ fleet: 20, perCluster: 10 });
    expect(limits({ fleet: 3 })).toEqual({ fleet: 3, perCluster: 10 });
  });

  it.each([0, -1, 1.5])('cannot be %d', perCluster => {
    expect(() => limits({ perCluster })).toThrow('limits.perCluster');
  });
});

describe('what the catalog says of a service', () => {
  const subject = (annotations: { [name: string]: string }) =>
    subjectOf(
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'web', annotations },
      },
      read({ quick: { soakSeconds: 5 } }),
    );
  const id = { 'backstage.io/kubernetes-id': 'web' };

  it('is nothing without something that belongs to it', () => {
    expect(subject({})).toBeUndefined();
  });

  it('names its policy and the path of its health', () => {
    const found = subject({
      ...id,
      'multicluster.backstage.io/failover-policy': 'quick',
      'multicluster.backstage.io/health-path': '/readyz',
    });
    expect(found).toMatchObject({
      ...{ entityRef: 'component:default/web', healthPath: '/readyz' },
      policy: { soakSeconds: 5 },
    });
  });

  it('names a gRPC service, or the whole server, in place of a path', () => {
    const grpc = (service: string, more = {}) =>
      subject({
        ...{ ...id, 'multicluster.backstage.io/grpc-health': service },
        ...more,
      });
    expect(grpc('shop.Orders')?.grpcHealth).toBe('shop.Orders');
    expect(grpc('*')?.grpcHealth).toBe('');
    const path = { 'multicluster.backstage.io/health-path': '/healthz' };
    expect(() => grpc('*', path)).toThrow('has both');
  });

  it.each([
    ['failover-policy', 'slow', "policy 'slow'"],
    ['grpc-health', 'shop Orders', 'must be the name of a gRPC service'],
    ['health-path', 'http://elsewhere/', 'must be a path'],
    ['grpc-health', 'a b', 'must be the name of a gRPC service'],
    ['health-path', '/a b', 'must be a path'],
    ['health-path', '/a/../b', 'must be a path'],
    ['health-path', '/%2E%2e/b', 'must be a path'],
  ])('refuses %s: %s', (name, value, why) => {
    const key = `multicluster.backstage.io/${name}`;
    expect(() => subject({ ...id, [key]: value })).toThrow(why);
  });
});

describe('as whom runs are written', () => {
  const impersonate = (settings?: object) =>
    readImpersonation(
      new ConfigReader({
        multicluster: { failover: { impersonate: settings } },
      }),
    );

  it('is the portal, unless something else is said', () => {
    expect(impersonate()).toBeUndefined();
    expect(impersonate({})).toEqual({ user: 'name', prefix: '' });
    expect(impersonate({ user: 'ref', prefix: 'oidc:' })).toEqual({
      ...{ user: 'ref', prefix: 'oidc:' },
    });
  });

  it('refuses what clusters would not know', () => {
    expect(() => impersonate({ user: 'email' })).toThrow('impersonate.user');
  });
});
