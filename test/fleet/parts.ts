import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fleetRoot, toolsRoot } from './paths.ts';

/** What is built from one `tools/<name>/go.mod`. */
export type Part = {
  name: string;
  /** Binary to package. */
  binaries: Record<string, string>;
  /** Variables set by the linker, where a binary otherwise would not know its version. */
  variables?: (goMod: string) => string[];
};

/** Tools are built in tiers, so that nobody waits for what they do not use. */
export type Tier = 'kube' | 'deploy' | 'dns';

export const TIERS: Record<Tier, Part[]> = {
  /** Whatever a kwokctl cluster of the binary runtime starts, and the sample app. */
  kube: [
    {
      name: 'podinfo',
      binaries: { podinfo: 'github.com/stefanprodan/podinfo/cmd/podinfo' },
    },
    { name: 'etcd', binaries: { etcd: 'go.etcd.io/etcd/server/v3' } },
    {
      name: 'kube',
      binaries: {
        kubectl: 'k8s.io/kubernetes/cmd/kubectl',
        'kube-apiserver': 'k8s.io/kubernetes/cmd/kube-apiserver',
        'kube-controller-manager':
          'k8s.io/kubernetes/cmd/kube-controller-manager',
        'kube-scheduler': 'k8s.io/kubernetes/cmd/kube-scheduler',
        kwok: 'sigs.k8s.io/kwok/cmd/kwok',
        kwokctl: 'sigs.k8s.io/kwok/cmd/kwokctl',
      },
      variables: goMod => [
        `k8s.io/component-base/version.gitVersion=${versionIn(
          goMod,
          'k8s.io/kubernetes',
        )}`,
      ],
    },
  ],
  /** What answers for names, and what carries DNSEndpoints to it; only tests of names build it, since it takes ten minutes. */
  dns: [
    { name: 'coredns', binaries: { coredns: 'github.com/coredns/coredns' } },
    {
      name: 'external-dns',
      binaries: { 'external-dns': 'sigs.k8s.io/external-dns' },
    },
  ],
  /** What puts apps on clusters, and makes clusters; the quickest to build first. */
  deploy: [
    {
      name: 'kustomize',
      binaries: { kustomize: 'sigs.k8s.io/kustomize/kustomize/v5' },
    },
    {
      name: 'helm',
      binaries: { helm: 'helm.sh/helm/v4/cmd/helm' },
      variables: goMod => [
        `helm.sh/helm/v4/internal/version.version=${versionIn(
          goMod,
          'helm.sh/helm/v4',
        )}`,
      ],
    },
    {
      name: 'tofu',
      binaries: { tofu: 'github.com/opentofu/opentofu/cmd/tofu' },
      variables: () => ['github.com/opentofu/opentofu/version.dev=no'],
    },
    { name: 'redis', binaries: { miniredis: '.' } },
    {
      name: 'argocd',
      binaries: { argocd: 'github.com/argoproj/argo-cd/v3/cmd' },
      variables: goMod => [
        `github.com/argoproj/argo-cd/v3/common.version=${versionIn(
          goMod,
          'github.com/argoproj/argo-cd/v3',
        ).slice(1)}`,
      ],
    },
  ],
};

/** On two cores and an empty build cache; the first of a part also gets and compiles what the others share. */
export const USUAL_SECONDS: Record<string, number> = {
  podinfo: 60,
  etcd: 60,
  kubectl: 120,
  'kube-apiserver': 240,
  'kube-controller-manager': 120,
  helm: 110,
  tofu: 190,
  argocd: 240,
  coredns: 120,
  'external-dns': 630,
};

/** @throws when the module is not required there. */
export function versionIn(goMod: string, module: string): string {
  const line = goMod.split('\n').find(l =>
    l
      .trim()
      .replace(/^require /, '')
      .startsWith(`${module} v`),
  );
  const version = line && /\sv\S+/.exec(line)?.[0].trim();
  if (!version) {
    throw new Error(`${module} is not required in the go.mod.`);
  }
  return version;
}

export function goModOf(part: string): string {
  return fs.readFileSync(path.join(fleetRoot, 'tools', part, 'go.mod'), 'utf8');
}

/** What is pinned of a part, and where its binaries go: another place for each pin. */
export function pinsOf(part: Part) {
  const dir = path.join(fleetRoot, 'tools', part.name);
  const goMod = goModOf(part.name);
  const goSum = fs.readFileSync(path.join(dir, 'go.sum'), 'utf8');
  const variables = part.variables?.(goMod) ?? [];
  // A program of our own is not pinned by its module.
  const main = path.join(dir, 'main.go');
  const own = fs.existsSync(main) ? fs.readFileSync(main, 'utf8') : '';
  const hash = createHash('sha256')
    .update(goMod)
    .update(goSum)
    .update(variables.join())
    .update(own)
    .digest('hex')
    .slice(0, 12);
  const target = path.join(toolsRoot, `${part.name}-${hash}`);
  return { dir, variables, hash, target };
}
