import { readFile } from 'node:fs/promises';
import type { RequestOptions } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import { InputError } from '@backstage/errors';
import type { KubeConfig } from '@kubernetes/client-node';
import {
  ClusterConnectionOptions,
  ClusterDescription,
  ClusterProvider,
} from '@multicluster/backstage-plugin-multicluster-node';
import { engageChanges } from '../engageChanges';
import { fingerprint } from '../fingerprint';

/** Loaded when first needed: it takes 80 MB, and most portals have no kubeconfig. */
type Library = () => Promise<{ KubeConfig: new () => KubeConfig }>;

/**
 * The contexts of a kubeconfig file, one cluster each. The file is looked at again from time to time, so that clusters come and go with it.
 */
export class KubeconfigClusterProvider implements ClusterProvider {
  readonly name = 'kubeconfig';
  readonly #file: string;
  readonly #intervalMs: number;
  readonly #library: Library;

  constructor(options: {
    file: string;
    intervalMs?: number;
    library?: Library;
  }) {
    this.#file = options.file;
    this.#library =
      options.library ?? (() => import('@kubernetes/client-node'));
    this.#intervalMs = options.intervalMs ?? 10_000;
  }

  async start(options: Parameters<ClusterProvider['start']>[0]): Promise<void> {
    const { signal, problem } = options;
    const engage = engageChanges(options);
    let read: string | undefined;
    while (!signal.aborted) {
      try {
        const text = await readFile(this.#file, 'utf8');
        if (text !== read) {
          const clusters = await this.#describe();
          read = text;
          engage(clusters);
          problem(
            clusters.length > 0
              ? []
              : ["The file of 'multicluster.kubeconfig' has no contexts."],
          );
        }
      } catch (error) {
        // What is engaged stays: a file in the middle of being written is no reason to forget clusters.
        problem([explainUnreadable(error)]);
        read = undefined;
      }
      await pause(this.#intervalMs, undefined, { signal, ref: false }).catch(
        () => {},
      );
    }
  }

  async #describe(): Promise<ClusterDescription[]> {
    const config = await this.#load();
    const names = new Set(config.getContexts().map(({ name }) => name));
    return [...names].map(name => {
      const context = config.getContextObject(name);
      const cluster = config.getCluster(context?.cluster ?? '');
      const url = cluster?.server ?? '';
      return {
        name,
        url,
        labels: {},
        fingerprint: fingerprint({
          url,
          name,
          cluster,
          user: config.getUser(context?.user ?? ''),
        }),
        access: describeAccess(name, url, Boolean(cluster), () =>
          this.#connect(name),
        ),
      };
    });
  }

  /** The file is read each time: tokens and certificates renew in it. */
  async #connect(context: string): Promise<ClusterConnectionOptions> {
    const config = await this.#load();
    config.setCurrentContext(context);
    const options: RequestOptions & { servername?: string } = {};
    await config.applyToHTTPSOptions(options);
    const headers = Object.fromEntries(
      Object.entries(options.headers ?? {}).map(([name, value]) => [
        name.toLowerCase(),
        String(value),
      ]),
    );
    if (options.auth) {
      headers.authorization ??= `Basic ${Buffer.from(options.auth).toString(
        'base64',
      )}`;
    }
    return {
      ca: toText(options.ca),
      cert: toText(options.cert),
      key: toText(options.key),
      servername: options.servername,
      skipTlsVerify: options.rejectUnauthorized === false,
      headers,
    };
  }

  async #load(): Promise<KubeConfig> {
    const library = await this.#library();
    const config = new library.KubeConfig();
    try {
      config.loadFromFile(this.#file, { onInvalidEntry: 'filter' });
    } catch (error) {
      throw new InputError(explainUnreadable(error));
    }
    return config;
  }
}

function describeAccess(
  name: string,
  url: string,
  hasCluster: boolean,
  connect: () => Promise<ClusterConnectionOptions>,
): ClusterDescription['access'] {
  if (!hasCluster) {
    return {
      type: 'misconfigured',
      reason: `Context '${name}' of the kubeconfig names a cluster that the file does not have.`,
    };
  }
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    return {
      type: 'misconfigured',
      reason: `'server' of context '${name}' in the kubeconfig is not a URL; write it as https://host:port.`,
    };
  }
  return { type: 'shared', connect };
}

function explainUnreadable(error: unknown): string {
  if ((error as { name?: string }).name === 'InputError') {
    return (error as Error).message;
  }
  switch ((error as { code?: string }).code) {
    case 'ENOENT':
      return "The file of 'multicluster.kubeconfig' does not exist.";
    case 'EACCES':
      return "The file of 'multicluster.kubeconfig' may not be read by the backend.";
    default:
      return "The file of 'multicluster.kubeconfig' cannot be read as a kubeconfig; check its YAML.";
  }
}

function toText(value: unknown): string | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  return Buffer.isBuffer(value) ? value.toString('utf8') : String(value);
}
