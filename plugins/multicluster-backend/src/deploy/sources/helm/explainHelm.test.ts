import { explainHelm } from './explainHelm';
import { releaseError } from './explainRelease';

const folders = { '/tmp/x/chart': '', '/tmp/home': 'values' };

describe('explainHelm', () => {
  it.each([
    [
      'level=WARN msg="x"\nError: execution error at (web/templates/a.yaml:3:5): image is needed\n\nUse --debug flag to render out invalid YAML\n',
      'execution error at (web/templates/a.yaml:3:5): image is needed',
    ],
    [
      'Error: cannot load values.yaml: error reading /tmp/x/chart/values.yaml: line 2',
      'cannot load values.yaml: error reading values.yaml: line 2',
    ],
    [
      'Error: An error occurred while checking for chart dependencies. You may need to run `helm dependency build` to fetch missing dependencies: found in Chart.yaml, but missing in charts/ directory: redis, kafka',
      "its dependencies are missing: redis, kafka. Run 'helm dependency build' first, so that they are in its 'charts' folder",
    ],
    [
      "Error: values don't meet the specifications of the schema(s) in the following chart(s):\nweb:\n- at '/port': got string, want integer\n\n",
      "values don't meet the specifications of the schema(s) in the following chart(s): web: - at '/port': got string, want integer",
    ],
    ['Error: UPGRADE FAILED: timed out', 'timed out'],
    ['', 'Helm does not say why'],
  ])('makes a sentence of %j', (stderr, why) => {
    expect(explainHelm({ stderr, folders })).toBe(why);
  });

  it('keeps secret values out', () => {
    const why = explainHelm({
      stderr:
        'Error: bad value hunter22 or aHVudGVyMjI= or hunter22-long, not ab',
      folders,
      secretValues: { a: ['hunter22'], b: { c: 'hunter22-long' }, d: 'ab' },
    });
    expect(why).toBe('bad value … or … or …, not ab');
  });
});

describe('the error of a release', () => {
  it.each([
    [
      'conflict occurred while applying object web/x apps/v1, Kind=Deployment: Apply failed with 1 conflict: conflict with "hand" using apps/v1: .spec.replicas',
      'ConflictError',
    ],
    [
      'unable to continue with install: Service "x" in namespace "web" exists and cannot be imported into the current release: invalid ownership metadata',
      'ConflictError',
    ],
    [
      'another operation (install/upgrade/rollback) is in progress',
      'ConflictError',
    ],
    [
      'kubernetes cluster unreachable: Get "https://127.0.0.1:1/version": dial tcp 127.0.0.1:1: connect: connection refused',
      'ServiceUnavailableError',
    ],
    [
      'pods "x" is forbidden: exceeded quota: q, requested: pods=2',
      'InputError',
    ],
    ['admission webhook "deny" denied the request: no', 'InputError'],
    [
      'secrets is forbidden: User "system:serviceaccount:a:b" cannot list resource "secrets"',
      'NotAllowedError',
    ],
    ['create: failed to create: namespaces "nons" not found', 'InputError'],
  ])('of %s is a %s', (why, name) => {
    const error = releaseError("Helm could not upgrade 'x'", why);
    expect(error.name).toBe(name);
    expect(error.message).toContain(why);
  });
});
