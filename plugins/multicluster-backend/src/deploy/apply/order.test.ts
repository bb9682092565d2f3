import { groupKindOf, inOrder, isKept, rankOf } from './order';

const kind = (apiVersion: string, name: string) => ({ apiVersion, kind: name });

const namespace = kind('v1', 'Namespace');
const definition = kind('apiextensions.k8s.io/v1', 'CustomResourceDefinition');
const account = kind('v1', 'ServiceAccount');
const role = kind('rbac.authorization.k8s.io/v1', 'Role');
const binding = kind('rbac.authorization.k8s.io/v1', 'RoleBinding');
const settings = kind('v1', 'ConfigMap');
const claim = kind('v1', 'PersistentVolumeClaim');
const service = kind('v1', 'Service');
const unknown = kind('cert-manager.io/v1', 'Certificate');
const workload = kind('apps/v1', 'Deployment');
const scaler = kind('autoscaling/v2', 'HorizontalPodAutoscaler');
const route = kind('gateway.networking.k8s.io/v1', 'HTTPRoute');
const webhook = kind(
  'admissionregistration.k8s.io/v1',
  'ValidatingWebhookConfiguration',
);

describe('inOrder', () => {
  const wanted = [
    namespace,
    definition,
    account,
    role,
    binding,
    settings,
    claim,
    service,
    unknown,
    workload,
    scaler,
    route,
    webhook,
  ];

  it('puts what must be there before what needs it', () => {
    const shuffled = [...wanted].reverse();
    expect(inOrder(shuffled, each => each).flat()).toEqual(wanted);
  });

  it('keeps kinds of the same rank together, in the order of the source', () => {
    const secret = kind('v1', 'Secret');
    expect(inOrder([workload, secret, settings], each => each)).toEqual([
      [secret, settings],
      [workload],
    ]);
  });

  it('knows a kind by its group: a Service of somebody else is no Service', () => {
    const other = kind('serving.knative.dev/v1', 'Service');
    expect(rankOf(other)).toBe(rankOf(unknown));
    expect(rankOf(other)).not.toBe(rankOf(service));
  });

  it('takes any version of a kind', () => {
    expect(rankOf(kind('autoscaling/v1', scaler.kind))).toBe(rankOf(scaler));
  });
});

it.each([
  [workload, 'Deployment.apps'],
  [settings, 'ConfigMap'],
  [route, 'HTTPRoute.gateway.networking.k8s.io'],
])('names the group and kind of %p as ApplySets do', (object, name) => {
  expect(groupKindOf(object)).toBe(name);
});

it.each([
  [namespace, true],
  [claim, true],
  [definition, true],
  [settings, false],
  [kind('demo.test/v1', 'Namespace'), false],
])('never deletes %p: %p', (object, kept) => {
  expect(isKept(object)).toBe(kept);
});
