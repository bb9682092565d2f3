import type { RequestOptions } from 'node:https';
import { InputError } from '@backstage/errors';
import type { KubeConfig } from '@kubernetes/client-node';
import {
  ClusterConnectionOptions,
  ClusterDescription,
} from '@multicluster/backstage-plugin-multicluster-node';
import { fingerprint } from '../fingerprint';

/** Loaded when first needed: it takes 80 MB, and most portals have no kubeconfig. */
export type KubeconfigLibrary = () => Promise<{
  KubeConfig: new () => KubeConfig;
}>;

/** Where a kubeconfig is, and how sentences call it: never by its path. */
export type KubeconfigFile = {
  file: string;
  /** Begins a sentence, as `The file of 'multicluster.kubeconfig'`. */
  label: string;
  library: KubeconfigLibrary;
};

/** Rejects with an `InputError` whose message is a sentence for the page, with the file system's `code`. */
export async function loadKubeconfig(
  source: KubeconfigFile,
): Promise<KubeConfig> {
  const library = await source.library();
  const config = new library.KubeConfig();
  try {
    config.loadFromFile(source.file, { onInvalidEntry: 'filter' });
  } catch (error) {
    const { code } = error as { code?: string };
    // Not as its cause: that would be in the message, with the path.
    throw Object.assign(
      new InputError(explainUnreadable(error, source.label)),
      { code },
    );
  }
  return config;
}

/** What one context of a kubeconfig says of its cluster. */
export function describeContext(options: {
  config: KubeConfig;
  context: string;
  source: KubeconfigFile;
}): Pick<ClusterDescription, 'url' | 'fingerprint' | 'access'> {
  const { config, context: name, source } = options;
  const context = config.getContextObject(name);
  const cluster = config.getCluster(context?.cluster ?? '');
  const url = cluster?.server ?? '';
  const user = config.getUser(context?.user ?? '');
  const reason = findFault(name, url, Boolean(cluster));
  return {
    url,
    fingerprint: fingerprint({ url, name, cluster, user }),
    access: reason
      ? { type: 'misconfigured', reason }
      : { type: 'shared', connect: () => connectContext(source, name) },
  };
}

export function explainUnreadable(error: unknown, label: string): string {
  if ((error as { name?: string }).name === 'InputError') {
    return (error as Error).message;
  }
  switch ((error as { code?: string }).code) {
    case 'ENOENT':
      return `${label} does not exist.`;
    case 'EACCES':
      return `${label} may not be read by the backend.`;
    default:
      return `${label} cannot be read as a kubeconfig; check its YAML.`;
  }
}

/** The file is read each time: tokens and certificates renew in it. */
async function connectContext(
  source: KubeconfigFile,
  context: string,
): Promise<ClusterConnectionOptions> {
  const config = await loadKubeconfig(source);
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

function findFault(
  name: string,
  url: string,
  hasCluster: boolean,
): string | undefined {
  if (!hasCluster) {
    return `Context '${name}' of the kubeconfig names a cluster that the file does not have.`;
  }
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    return `'server' of context '${name}' in the kubeconfig is not a URL; write it as https://host:port.`;
  }
  return undefined;
}

function toText(value: unknown): string | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  return Buffer.isBuffer(value) ? value.toString('utf8') : String(value);
}
