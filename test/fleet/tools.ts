import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { FileLock } from './FileLock.ts';
import {
  goModOf,
  pinsOf,
  TIERS,
  USUAL_SECONDS,
  versionIn,
  type Part,
  type Tier,
} from './parts.ts';
import { toolsRoot } from './paths.ts';
import { run } from './processes.ts';

export type ToolName =
  | 'podinfo'
  | 'etcd'
  | 'kubectl'
  | 'kube-apiserver'
  | 'kube-controller-manager'
  | 'kube-scheduler'
  | 'kwok'
  | 'kwokctl'
  | 'helm'
  | 'kustomize'
  | 'tofu'
  | 'miniredis'
  | 'argocd'
  | 'coredns'
  | 'external-dns';

export type Tools = {
  /** Where it is, or will be once its tier is built. */
  path(tool: ToolName): string;
  /** Changes when any pin of what a cluster is made of does. */
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

/** For whoever shows no progress. */
export const silent: ProgressSink = {
  line: () => {},
  step: () => ({ update: () => {}, done: () => {}, fail: () => {} }),
};

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

function missing(tiers: Tier[]): { part: Part; binary: string }[] {
  return tiers
    .flatMap(tier => TIERS[tier])
    .flatMap(part => {
      const { target } = pinsOf(part);
      return Object.keys(part.binaries)
        .filter(binary => !fs.existsSync(path.join(target, binary)))
        .map(binary => ({ part, binary }));
    });
}

async function buildMissing(
  progress: ProgressSink,
  tiers: Tier[],
): Promise<void> {
  const todo = missing(tiers);
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

/** Where every tool is or will be. Builds nothing. */
export function knownTools(): Tools {
  const paths = new Map<string, string>();
  for (const part of Object.values(TIERS).flat()) {
    const { target } = pinsOf(part);
    for (const binary of Object.keys(part.binaries)) {
      paths.set(binary, path.join(target, binary));
    }
  }
  const hash = createHash('sha256');
  for (const part of TIERS.kube) {
    hash.update(pinsOf(part).hash);
  }
  return {
    path: tool => paths.get(tool)!,
    hash: hash.digest('hex').slice(0, 12),
    kubernetesVersion: versionIn(goModOf('kube'), 'k8s.io/kubernetes'),
  };
}

/** Builds what is missing of the tiers, by default of `kube` alone: once per pin, one process at a time. */
export async function ensureTools(
  progress: ProgressSink,
  options: { tiers?: Tier[] } = {},
): Promise<Tools> {
  const { tiers = ['kube'] } = options;
  if (missing(tiers).length > 0) {
    const lock = new FileLock(path.join(toolsRoot, 'build.lock'));
    await lock.take({
      onWait: () =>
        progress.line(
          '  Another process is building the tools: waiting for it.',
        ),
    });
    try {
      await buildMissing(progress, tiers);
    } finally {
      lock.release();
    }
  }
  return knownTools();
}
