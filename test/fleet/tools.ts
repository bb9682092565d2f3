import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { FileLock } from './FileLock.ts';
import { run } from './processes.ts';
import { fleetRoot, toolsRoot } from './paths.ts';

type Part = {
  name: string;
  /** Binary to package. */
  binaries: Record<string, string>;
  /** Variables set by the linker, where a binary otherwise would not know its version. */
  variables?: (goMod: string) => string[];
};

/** Whatever a kwokctl cluster of the binary runtime starts, and the sample app. */
const KUBE_TIER: Part[] = [
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
];

/** On two cores and an empty build cache; the first of a part also gets and compiles what the others share. */
const USUAL_SECONDS: Record<string, number> = {
  podinfo: 60,
  etcd: 60,
  kubectl: 120,
  'kube-apiserver': 240,
  'kube-controller-manager': 120,
};

export type ToolName =
  | 'podinfo'
  | 'etcd'
  | 'kubectl'
  | 'kube-apiserver'
  | 'kube-controller-manager'
  | 'kube-scheduler'
  | 'kwok'
  | 'kwokctl';

export type Tools = {
  path(tool: ToolName): string;
  /** Changes when any pin does. */
  hash: string;
  kubernetesVersion: string;
};

/** The shape of `scripts/progress.mjs`. */
export type ProgressSink = {
  line(text: string): void;
  step(
    text: string,
    options?: { usualSeconds?: number },
  ): {
    update(share?: number, detail?: string): void;
    done(result?: string): void;
    fail(result?: string): void;
  };
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

function pinsOf(part: Part) {
  const dir = path.join(fleetRoot, 'tools', part.name);
  const goMod = fs.readFileSync(path.join(dir, 'go.mod'), 'utf8');
  const goSum = fs.readFileSync(path.join(dir, 'go.sum'), 'utf8');
  const variables = part.variables?.(goMod) ?? [];
  const hash = createHash('sha256')
    .update(goMod)
    .update(goSum)
    .update(variables.join())
    .digest('hex')
    .slice(0, 12);
  return {
    dir,
    goMod,
    variables,
    hash,
    target: path.join(toolsRoot, `${part.name}-${hash}`),
  };
}

async function build(part: Part, binary: string): Promise<void> {
  const { dir, variables, target } = pinsOf(part);
  const unfinished = path.join(target, `.${binary}.${process.pid}`);
  fs.mkdirSync(target, { recursive: true });
  const ldflags = ['-s', '-w', ...variables.map(v => `-X ${v}`)].join(' ');
  const env = { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-buildvcs=false' };
  const flags = ['-mod=readonly', '-trimpath', `-ldflags=${ldflags}`];
  try {
    await run(
      'go',
      ['build', ...flags, '-o', unfinished, part.binaries[binary]],
      {
        cwd: dir,
        env,
        timeoutMs: 3_600_000,
      },
    );
    // Only a whole binary ever has its name, so that a build that was killed leaves nothing to trip over.
    fs.renameSync(unfinished, path.join(target, binary));
  } finally {
    fs.rmSync(unfinished, { force: true });
  }
}

/** What builds that were killed have left. Only the holder of the lock may. */
function removeUnfinished(target: string): void {
  for (const name of fs.existsSync(target) ? fs.readdirSync(target) : []) {
    if (name.startsWith('.')) {
      fs.rmSync(path.join(target, name), { force: true });
    }
  }
}

function missing(): { part: Part; binary: string }[] {
  return KUBE_TIER.flatMap(part => {
    const { target } = pinsOf(part);
    return Object.keys(part.binaries)
      .filter(binary => !fs.existsSync(path.join(target, binary)))
      .map(binary => ({ part, binary }));
  });
}

async function buildMissing(progress: ProgressSink): Promise<void> {
  const todo = missing();
  for (const { part } of todo) {
    removeUnfinished(pinsOf(part).target);
  }
  for (const [index, { part, binary }] of todo.entries()) {
    const text = `Building ${binary}, ${index + 1} of ${todo.length}`;
    const step = progress.step(text, {
      usualSeconds: USUAL_SECONDS[binary] ?? 30,
    });
    try {
      await build(part, binary);
      step.done();
    } catch (error) {
      step.fail();
      throw error;
    }
  }
}

/** Builds what is missing: once per pin, one process at a time. */
export async function ensureTools(progress: ProgressSink): Promise<Tools> {
  if (missing().length > 0) {
    const lock = new FileLock(path.join(toolsRoot, 'build.lock'));
    await lock.take({
      onWait: () =>
        progress.line(
          '  Another process is building the tools: waiting for it.',
        ),
    });
    try {
      await buildMissing(progress);
    } finally {
      lock.release();
    }
  }
  const paths = new Map<string, string>();
  const hash = createHash('sha256');
  for (const part of KUBE_TIER) {
    const pins = pinsOf(part);
    hash.update(pins.hash);
    for (const binary of Object.keys(part.binaries)) {
      paths.set(binary, path.join(pins.target, binary));
    }
  }
  const { goMod } = pinsOf(KUBE_TIER.find(part => part.name === 'kube')!);
  return {
    path: tool => paths.get(tool)!,
    hash: hash.digest('hex').slice(0, 12),
    kubernetesVersion: versionIn(goMod, 'k8s.io/kubernetes'),
  };
}
