import { InputError, ServiceUnavailableError } from '@backstage/errors';
import { ClusterRefusal } from '@multicluster/backstage-plugin-multicluster-node';
import { KubernetesObject } from '../types';
import { classify, explainRefusal } from './explainRefusal';

const refusal = (
  code: number,
  message: string,
  more: Partial<ClusterRefusal> = {},
): ClusterRefusal => ({ code, message, causes: [], ...more });

const errorOf = (refused: ClusterRefusal) =>
  Object.assign(new InputError('refused'), { refusal: refused });

const object: KubernetesObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'shop', namespace: 'web' },
};
const ref = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  namespace: 'web',
  name: 'shop',
};

/** As real API servers and webhooks say it. */
const SAID: [string | undefined, number, string][] = [
  [
    'quota',
    403,
    'pods "a" is forbidden: exceeded quota: small, requested: limits.cpu=2, used: limits.cpu=0, limited: limits.cpu=1',
  ],
  [
    'quota',
    403,
    'pods "a" is forbidden: failed quota: small: must specify limits.cpu for: shop',
  ],
  [
    'admission',
    422,
    "deployments.apps \"shop\" is forbidden: ValidatingAdmissionPolicy 'no-latest' with binding 'no-latest' denied request: images are pinned here",
  ],
  [
    'admission',
    403,
    'admission webhook "validate.kyverno.svc-fail" denied the request: policy Deployment/web/shop for resource violation',
  ],
  [
    'admission',
    400,
    'admission webhook "a.example.com" denied the request without explanation',
  ],
  [
    'admission',
    403,
    'pods "a" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false',
  ],
  [
    'admission',
    403,
    'pods "a" is forbidden: [maximum cpu usage per Container is 1, but limit is 2]',
  ],
  [
    'admission',
    500,
    'Internal error occurred: failed calling webhook "a.example.com": failed to call webhook: connection refused',
  ],
  [
    'admission',
    400,
    'admission webhook "a.example.com" does not support dry run',
  ],
  [
    'forbidden',
    403,
    'priorityclasses.scheduling.k8s.io "first" is forbidden: User "system:serviceaccount:default:multicluster-portal" cannot patch resource "priorityclasses" in API group "scheduling.k8s.io" at the cluster scope',
  ],
  ['namespace', 404, 'namespaces "nope" not found'],
  [
    'namespace',
    403,
    'configmaps "a" is forbidden: unable to create new content in namespace web because it is being terminated',
  ],
  ['dry-run', 404, 'the server could not find the requested resource'],
  [
    'dry-run',
    500,
    'failed to create typed patch object (web/shop; apps/v1, Kind=Deployment): .spec.replica: field not declared in schema',
  ],
  [
    'dry-run',
    500,
    'failed to convert new object (web/a; /v1, Kind=Secret) to proper version: illegal base64 data at input byte 3',
  ],
  [
    'dry-run',
    422,
    'Service "a" is invalid: spec.ports[0].port: Invalid value: 99999',
  ],
  [
    'dry-run',
    409,
    'Operation cannot be fulfilled on deployments.apps "shop": the object has been modified',
  ],
  [undefined, 500, 'etcdserver: request timed out'],
  [undefined, 503, 'the server is currently unable to handle the request'],
  [
    undefined,
    504,
    'Timeout: request did not complete within requested timeout',
  ],
];

describe('classify', () => {
  it.each(SAID)('finds %s in a %d: %s', (code, status, message) => {
    expect(classify(refusal(status, message))).toBe(code);
  });

  it('knows a field that somebody else owns by its cause', () => {
    const causes = [{ reason: 'FieldManagerConflict' }];
    expect(classify(refusal(409, 'Apply failed', { causes }))).toBe('conflict');
  });
});

describe('explainRefusal', () => {
  const explain = (
    refused: ClusterRefusal,
    about = object,
    secrets?: string[],
  ) => explainRefusal(errorOf(refused), { object: about, ref, secrets });

  it('names the object and quotes the refusal', () => {
    expect(explain(refusal(403, 'exceeded quota: small'))).toEqual({
      severity: 'error',
      code: 'quota',
      message:
        "Deployment 'web/shop': the namespace has too little left. It says: exceeded quota: small",
      object: ref,
    });
  });

  it('says what to do about a field that cannot be changed', () => {
    const said = 'spec.selector: Invalid value: {}: field is immutable';
    expect(explain(refusal(422, said))?.message).toMatch(
      /field is immutable A field that cannot be changed: delete the object first/,
    );
  });

  it('names each manager with its fields, and not too many of them', () => {
    const cause = (manager: string, field: string) => ({
      reason: 'FieldManagerConflict',
      message: `conflict with "${manager}" using apps/v1`,
      field,
    });
    const causes = [
      cause('kubectl-edit', '.spec.template.spec.hostNetwork'),
      ...'abcdefgh'
        .split('')
        .map(key => cause('argo', `.metadata.labels.${key}`)),
    ];
    expect(explain(refusal(409, 'conflicts', { causes }))?.message).toBe(
      "Deployment 'web/shop': 'kubectl-edit' owns '.spec.template.spec.hostNetwork'; 'argo' owns '.metadata.labels.a', '.metadata.labels.b', '.metadata.labels.c', '.metadata.labels.d', '.metadata.labels.e', '.metadata.labels.f' and 2 more, and the source wants them otherwise. Leave these fields out of the source, or take back the change that was made there.",
    );
  });

  it('does not quote what repeats a value of a Secret', () => {
    const secret: KubernetesObject = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'shop' },
      data: { pin: Buffer.from('swordfish').toString('base64') },
    };
    const said = 'expected string, got swordfish';
    expect(explain(refusal(422, said), secret)?.message).not.toContain(
      'swordfish',
    );
    expect(explain(refusal(422, said), object, ['swordfish'])?.message).toBe(
      "Deployment 'web/shop': refused by the API server. What it says is not shown, since it repeats a secret value.",
    );
  });

  it.each([
    ['no API server was reached', new ServiceUnavailableError('away')],
    ['the credential is refused', errorOf(refusal(401, 'Unauthorized'))],
    ['it asks for patience', errorOf(refusal(429, 'too many requests'))],
    ['it is a bug', new TypeError('x is undefined')],
  ])('has nothing to say of the object when %s', (_, error) => {
    expect(explainRefusal(error, { object, ref })).toBeUndefined();
  });
});
