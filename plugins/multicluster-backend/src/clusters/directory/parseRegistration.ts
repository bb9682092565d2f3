import { InputError } from '@backstage/errors';
import { ClusterRegistration } from '@multicluster/backstage-plugin-multicluster-common';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { isClusterName, Placement } from './clusterFiles';

/** A kubeconfig of one cluster is some kilobytes; more than this is something else. */
const longestKubeconfig = 256 * 1024;

const anything = z.record(z.string(), z.unknown());

const kubeconfigSchema = z.object({
  'current-context': z.string().min(1),
  contexts: z.array(
    z.object({
      name: z.string(),
      context: z.object({
        cluster: z.string(),
        user: z.string(),
        namespace: z.string().optional(),
      }),
    }),
  ),
  clusters: z.array(z.object({ name: z.string(), cluster: anything })),
  users: z.array(z.object({ name: z.string(), user: anything })),
});

/** What each field would make the backend do, in place of being a credential. */
const refusedUserFields: Record<string, string> = {
  exec: 'runs a program on the server',
  'auth-provider': 'runs a plugin on the server',
  tokenFile: "is a path of the server's disk",
  'client-certificate': "is a path of the server's disk",
  'client-key': "is a path of the server's disk",
};
const refusedClusterFields: Record<string, string> = {
  'certificate-authority': "is a path of the server's disk",
  'proxy-url': 'is not used by this portal',
};

/**
 * What is to be written for a cluster that somebody registers. Only the current context is kept: credentials of other clusters are no
 * business of the portal. Throws an `InputError` that names the field, and never quotes a value.
 */
export function parseRegistration(registration: ClusterRegistration): {
  name: string;
  kubeconfig: string;
  placement: Placement;
} {
  const { name, kubeconfig, provider, region, environment, labels } =
    registration;
  if (!isClusterName(name)) {
    throw new InputError(
      `'${name}' cannot be a cluster's name; use at most 63 lower-case letters, digits and dashes`,
    );
  }
  return {
    name,
    kubeconfig: stringify(pickCurrent(name, readYaml(name, kubeconfig))),
    placement: {
      provider: provider?.toLowerCase(),
      region,
      environment,
      labels: labels ?? {},
    },
  };
}

function readYaml(name: string, text: string): unknown {
  if (text.length > longestKubeconfig) {
    throw new InputError(
      `The kubeconfig of '${name}' is longer than 256 KiB; leave only the context of the cluster in it`,
    );
  }
  try {
    return parse(text);
  } catch {
    // The parser quotes the line, which may be a token.
    throw new InputError(`The kubeconfig of '${name}' is not YAML`);
  }
}

function pickCurrent(name: string, document: unknown) {
  const result = kubeconfigSchema.safeParse(document);
  if (!result.success) {
    const fields = result.error.issues.map(({ path }) => path.join('.'));
    throw new InputError(
      `The kubeconfig of '${name}' lacks ${quoted(
        fields,
      )}, or has something else there`,
    );
  }
  const config = result.data;
  const current = config['current-context'];
  const context = find(config.contexts, current)?.context;
  const cluster = find(config.clusters, context?.cluster)?.cluster;
  const user = find(config.users, context?.user)?.user;
  if (!context || !cluster || !user) {
    throw new InputError(
      `The kubeconfig of '${name}' has no context, cluster and user for its current-context`,
    );
  }
  checkCluster(name, cluster);
  checkUser(name, user);
  return {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    contexts: [{ name, context: { cluster: name, user: name } }],
    clusters: [{ name, cluster }],
    users: [{ name, user }],
  };
}

function checkCluster(name: string, cluster: Record<string, unknown>): void {
  refuse(name, cluster, refusedClusterFields);
  const { server } = cluster;
  if (
    typeof server !== 'string' ||
    !URL.canParse(server) ||
    !/^https?:$/.test(new URL(server).protocol)
  ) {
    throw new InputError(
      `'server' in the kubeconfig of '${name}' is not a URL; write it as https://host:port`,
    );
  }
}

function checkUser(name: string, user: Record<string, unknown>): void {
  refuse(name, user, refusedUserFields);
  const has = (field: string) =>
    typeof user[field] === 'string' && user[field] !== '';
  const hasCertificate =
    has('client-certificate-data') && has('client-key-data');
  if (
    !has('token') &&
    !hasCertificate &&
    !(has('username') && has('password'))
  ) {
    throw new InputError(
      `The kubeconfig of '${name}' has no credential; give the user a 'token', or 'client-certificate-data' with 'client-key-data'`,
    );
  }
}

function refuse(
  name: string,
  values: Record<string, unknown>,
  refused: Record<string, string>,
): void {
  for (const [field, why] of Object.entries(refused)) {
    if (values[field] !== undefined && values[field] !== null) {
      throw new InputError(
        `'${field}' in the kubeconfig of '${name}' ${why}; write the credential itself into the kubeconfig, as 'kubectl config view --flatten' does`,
      );
    }
  }
}

function find<T extends { name: string }>(
  entries: T[],
  name: string | undefined,
): T | undefined {
  return entries.find(entry => entry.name === name);
}

function quoted(fields: string[]): string {
  return [...new Set(fields)].map(field => `'${field}'`).join(', ');
}
