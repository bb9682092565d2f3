const TRACKING_ID = 'argocd.argoproj.io/tracking-id';
const FLUX = [
  ['kustomize.toolkit.fluxcd.io', 'Kustomization'],
  ['helm.toolkit.fluxcd.io', 'HelmRelease'],
] as const;

/**
 * Who keeps an object as it is in Git, by the marks that are left on it: a live write would be put back. Undefined when nobody says so.
 *
 * @public
 */
export function gitOwner(metadata: {
  labels?: Readonly<Record<string, string>>;
  annotations?: Readonly<Record<string, string>>;
}): string | undefined {
  const { labels = {}, annotations = {} } = metadata;
  const [application] = (annotations[TRACKING_ID] ?? '').split(':');
  if (application) return `Argo CD (Application '${application}')`;
  for (const [prefix, kind] of FLUX) {
    const name = labels[`${prefix}/name`];
    if (name && annotations[`${prefix}/reconcile`] !== 'disabled') {
      return `Flux (${kind} '${name}')`;
    }
  }
  return undefined;
}
