import { KubernetesObject } from '../types';
import { applySetId, PART_OF } from './applySet';
import { asReleased, Claimant, findOwner, isLeftByHelm } from './ownership';
import { refOf } from './refs';

const claimant: Claimant = {
  app: 'shop',
  namespace: 'web',
  byHelm: false,
  applications: [],
};
const helm = { ...claimant, byHelm: true };

const live = (
  metadata: Partial<KubernetesObject['metadata']> = {},
  kind = 'ConfigMap',
): KubernetesObject => ({
  apiVersion: kind === 'Deployment' ? 'apps/v1' : 'v1',
  kind,
  metadata: { name: 'a', namespace: 'web', ...metadata },
});

const ownerOf = (object: KubernetesObject, by: Claimant = claimant) =>
  findOwner(object, refOf(object), by);

const tracked = (id: string, kind?: string) =>
  live({ annotations: { 'argocd.argoproj.io/tracking-id': id } }, kind);

const released = (name: string, namespace = 'web') =>
  live({
    labels: { 'app.kubernetes.io/managed-by': 'Helm' },
    annotations: {
      'meta.helm.sh/release-name': name,
      'meta.helm.sh/release-namespace': namespace,
    },
  });

const memberOf = (app: string) =>
  live({ labels: { [PART_OF]: applySetId({ app, namespace: 'web' }) } });

describe('findOwner', () => {
  it.each([
    ['web:/ConfigMap:web/a', undefined],
    ['web:apps/Deployment:web/a', 'Deployment'],
    ['argocd_web:/ConfigMap:web/a', undefined],
  ])('finds the Application of %s', (id, kind) => {
    expect(ownerOf(tracked(id, kind))).toMatchObject({
      severity: 'error',
      code: 'gitops-owned',
      message: expect.stringContaining(`Application '${id.split(':')[0]}'`),
    });
  });

  it.each([
    ['was copied from another object', 'web:/ConfigMap:web/b'],
    ['is of another kind', 'web:/Secret:web/a'],
    ['is of another namespace', 'web:/ConfigMap:other/a'],
    ['is none', 'nonsense'],
  ])('takes no notice of an id that %s', (_, id) => {
    expect(ownerOf(tracked(id))?.code).not.toBe('gitops-owned');
  });

  it('believes the instance label only with an Application that lists the object', () => {
    const object = live({ labels: { 'app.kubernetes.io/instance': 'shop' } });
    const application = (name: string) => ({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'shop' },
      status: {
        resources: [{ kind: 'ConfigMap', namespace: 'web', name }],
      },
    });
    const by = (name: string) =>
      ownerOf(object, { ...claimant, applications: [application(name)] })?.code;
    expect(by('a')).toBe('gitops-owned');
    expect(by('b')).toBe('adopted');
    expect(ownerOf(object)?.code).toBe('adopted');
  });

  it.each([
    ['kustomize.toolkit.fluxcd.io', "Kustomization 'flux-system/apps'"],
    ['helm.toolkit.fluxcd.io', "HelmRelease 'flux-system/apps'"],
  ])('finds what Flux syncs, unless it is told not to (%s)', (prefix, name) => {
    const labels = {
      [`${prefix}/name`]: 'apps',
      [`${prefix}/namespace`]: 'flux-system',
    };
    expect(ownerOf(live({ labels }))).toMatchObject({
      code: 'gitops-owned',
      message: expect.stringContaining(name),
    });
    const annotations = { [`${prefix}/reconcile`]: 'disabled' };
    expect(ownerOf(live({ labels, annotations }))?.code).toBe('adopted');
  });

  it.each([
    ['of another release, without Helm', released('other'), claimant],
    ['of the same release, without Helm', released('shop'), claimant],
    ['of another release, by Helm', released('other'), helm],
    ['of the same name elsewhere, by Helm', released('shop', 'else'), helm],
    ['of no release, by Helm', live(), helm],
    ['that was applied without Helm, by Helm', memberOf('shop'), helm],
  ])('does not let an object %s be taken over', (_, object, by) => {
    expect(ownerOf(object, by)).toMatchObject({
      severity: 'error',
      code: 'helm-owned',
    });
  });

  it.each([
    ['of the own release', released('shop'), helm],
    ['of the own ApplySet', memberOf('shop'), claimant],
    ['that nobody deletes', live({}, 'Namespace'), claimant],
  ])('has nothing against an object %s', (_, object, by) => {
    expect(ownerOf(object, by)).toBeUndefined();
  });

  it('refuses what belongs to another app, and warns of what belongs to none', () => {
    expect(ownerOf(memberOf('other'))).toMatchObject({
      severity: 'error',
      code: 'conflict',
    });
    expect(ownerOf(live())).toMatchObject({
      severity: 'warning',
      code: 'adopted',
    });
  });
});

it('marks objects as Helm does, beside what they have', () => {
  const object = live({ labels: { a: 'b' } });
  const marked = asReleased(object, { app: 'shop', namespace: 'web' });
  expect(ownerOf(marked, helm)).toBeUndefined();
  expect(marked.metadata.labels).toMatchObject({ a: 'b' });
});

it('knows the definitions that Helm never touches again', () => {
  const definition: KubernetesObject = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'shelves.demo.test' },
  };
  const ref = refOf(definition);
  expect(isLeftByHelm(definition, ref, helm)).toBe(true);
  expect(isLeftByHelm(definition, ref, claimant)).toBe(false);
  const own = asReleased(definition, { app: 'shop', namespace: 'web' });
  expect(isLeftByHelm(own, ref, helm)).toBe(false);
});
