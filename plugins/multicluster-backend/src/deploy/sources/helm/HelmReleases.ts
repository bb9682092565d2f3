import { NotFoundError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { RenderRequest } from '../../types';
import { CommandLine } from '../commands/CommandLine';
import { checkNames } from '../render/checkNames';
import { chartFolderOf, HelmSource } from '../render/readChart';
import { resolveTargetValues } from '../render/resolveTargetValues';
import { withTempFolder } from '../tempFolder';
import { digestChart } from './digestChart';
import { releaseError } from './explainRelease';
import { parseRelease, Release } from './parseRelease';
import { pause } from './pause';
import {
  describeRevision,
  findRevisionOf,
  isAt,
  isOf,
  isPending,
  lastDeployed,
  parseHistory,
  ReleaseRevision,
} from './releaseHistory';
import {
  ReleaseCommand,
  ReleaseOptions,
  releaseSentence,
  slackMs,
  usualHookTimeoutMs,
} from './ReleaseCommand';
import { readValueFiles, writeValueArgs } from './writeValueFiles';

export type UpgradeOptions = Omit<
  ReleaseOptions,
  'app' | 'namespace' | 'cluster' | 'signal'
> & {
  /** What was rendered for the check: the release gets the same. */
  request: RenderRequest & { source: HelmSource };
  deploymentId: string;
  createNamespace?: boolean;
  /** Somebody has seen that Helm keeps nothing of it: it need not be asked. */
  isFirst?: boolean;
  /**
   * Whether the live objects are as rendered: only then a release of the same chart and values is left as it is. When nobody has looked,
   * one that this very deployment has made is.
   */
  liveMatches?: boolean;
};

/**
 * Releases of Helm on the clusters of the fleet. Each call may be repeated: what is done already makes no new revision. It does not wait
 * for a rollout, only for hooks.
 *
 * Rejects with `InputError`, `ConflictError` (which names the owner), `NotAllowedError` or `ServiceUnavailableError`, whose message names
 * release and cluster.
 */
export class HelmReleases {
  readonly #command: ReleaseCommand;
  readonly #pollMs: number;
  readonly #slackMs: number;

  constructor(options: {
    helm: CommandLine;
    pollMs?: number;
    /** How much longer than its hooks any work on a release may take. */
    slackMs?: number;
  }) {
    this.#command = new ReleaseCommand(options.helm);
    this.#pollMs = options.pollMs ?? 1_000;
    this.#slackMs = options.slackMs ?? slackMs;
  }

  /** Installs or upgrades. */
  async upgrade(options: UpgradeOptions): Promise<Release> {
    const { request, deploymentId, liveMatches } = options;
    checkNames(request);
    const { app, namespace, target, source, signal } = request;
    const release = {
      ...options,
      ...{ app, namespace, cluster: target.name, signal },
    };
    const chart = await chartFolderOf(source, request.folder);
    const files = await readValueFiles(source, request);
    const valueFiles = files.map(({ file }) => file);
    const { values } = resolveTargetValues(request);
    const { secretValues } = request;
    const content = { chart, valueFiles, values, secretValues };
    const description = describeRevision({
      deploymentId,
      digest: await digestChart(content),
    });
    const history = options.isFirst ? [] : await this.recoverPending(release);
    const last = history.at(-1);
    const isSame =
      last?.status === 'deployed' &&
      afterComma(last.description) === afterComma(description);
    if (isSame && (liveMatches ?? isOf(last, deploymentId))) {
      return this.#read(release, last.revision);
    }
    return this.#upgrade(release, { ...content, description });
  }

  /**
   * Back to what a deployment had made. Rejects with a `NotFoundError` when Helm has no such revision any longer: it keeps the last ten.
   */
  async rollback(
    options: ReleaseOptions & { deploymentId: string },
  ): Promise<Release> {
    checkNames(options);
    const { app, cluster, deploymentId } = options;
    const history = await this.recoverPending(options);
    const target = findRevisionOf(history, deploymentId);
    if (!target) {
      throw new NotFoundError(
        `Helm on cluster '${cluster}' keeps no revision of '${app}' from deployment '${deploymentId}'`,
      );
    }
    if (isAt(history, target)) {
      return this.#read(options, history.at(-1)!.revision);
    }
    await this.#run(options, 'roll back', [
      ...['rollback', app, String(target.revision)],
      ...['--history-max', '10', ...hookTimeout(options)],
    ]);
    const [last] = (await this.history(options)).slice(-1);
    return this.#read(options, last.revision);
  }

  /** Removes it with its objects, also a half-made one. What is not there is left so. */
  async uninstall(options: ReleaseOptions): Promise<void> {
    checkNames(options);
    await this.#waitWhilePending(options);
    await this.#run(options, 'uninstall', [
      ...['uninstall', options.app, '--ignore-not-found'],
      ...hookTimeout(options),
    ]);
  }

  /** The newest revision; undefined when there is no such release. */
  async status(options: ReleaseOptions): Promise<ReleaseRevision | undefined> {
    return (await this.history(options)).at(-1);
  }

  /** Oldest first; empty when there is no such release. */
  async history(options: ReleaseOptions): Promise<ReleaseRevision[]> {
    checkNames(options);
    const { code, stdout, why } = await this.#command.try(options, [
      ...['history', options.app, '--max', '20', '--output', 'json'],
    ]);
    if (code === 0) {
      return parseHistory(stdout);
    }
    if (/release: not found/.test(why)) {
      return [];
    }
    throw releaseError(releaseSentence(options, 'read'), why);
  }

  /**
   * A release that somebody is working on: waits for the end of it. One that stays so for longer than any work may take was left behind by
   * a process that died: it is brought back to its last whole revision, or removed when there was none. Returns the history after that.
   */
  async recoverPending(options: ReleaseOptions): Promise<ReleaseRevision[]> {
    const history = await this.#waitWhilePending(options);
    const last = history.at(-1);
    if (!last || !isPending(last)) {
      return history;
    }
    const whole = lastDeployed(history);
    await this.#run(
      options,
      'recover',
      whole
        ? ['rollback', options.app, String(whole.revision), '--no-hooks']
        : ['uninstall', options.app, '--no-hooks'],
    );
    return this.history(options);
  }

  async #waitWhilePending(options: ReleaseOptions): Promise<ReleaseRevision[]> {
    const { hookTimeoutMs = usualHookTimeoutMs, signal } = options;
    for (;;) {
      const history = await this.history(options);
      const last = history.at(-1);
      const age = last ? Date.now() - last.updatedAt : 0;
      if (!last || !isPending(last) || age > hookTimeoutMs + this.#slackMs) {
        return history;
      }
      await pause(this.#pollMs, signal);
    }
  }

  async #upgrade(
    options: ReleaseOptions & { createNamespace?: boolean },
    content: {
      chart: string;
      valueFiles: string[];
      values: JsonObject;
      secretValues?: JsonObject;
      description: string;
    },
  ): Promise<Release> {
    const { app, createNamespace, signal } = options;
    const { chart, description, secretValues } = content;
    const major = await this.#command.majorVersion(signal);
    return withTempFolder('values', async home => {
      const stdout = await this.#command.run(options, {
        verb: 'upgrade',
        args: [
          ...['upgrade', app, chart, '--install', '--output', 'json'],
          ...['--history-max', '10', '--description', description],
          ...(major !== undefined && major >= 4 ? ['--server-side=true'] : []),
          ...(createNamespace ? ['--create-namespace'] : []),
          ...hookTimeout(options),
          ...(await writeValueArgs({ ...content, home })),
        ],
        folders: { [chart]: '', [home]: 'values' },
        secretValues,
      });
      // The answer also holds all values, secret ones too: nothing but these two is taken out of it.
      const { version, manifest } = JSON.parse(stdout);
      return parseRelease(app, version, manifest ?? '');
    });
  }

  async #read(options: ReleaseOptions, revision: number): Promise<Release> {
    const manifest = await this.#run(options, 'read', [
      ...['get', 'manifest', options.app, '--revision', String(revision)],
    ]);
    return parseRelease(options.app, revision, manifest);
  }

  #run(options: ReleaseOptions, verb: string, args: string[]): Promise<string> {
    return this.#command.run(options, { verb, args });
  }
}

function hookTimeout({ hookTimeoutMs = usualHookTimeoutMs }: ReleaseOptions) {
  return ['--timeout', `${Math.ceil(hookTimeoutMs / 1000)}s`];
}

function afterComma(description: string): string {
  return description.slice(description.indexOf(',') + 1);
}
