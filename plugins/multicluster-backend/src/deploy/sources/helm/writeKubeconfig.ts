import { InputError } from '@backstage/errors';
import { LentConnection } from '../../../clusters';
import { writePrivateFile } from '../tempFolder';

/**
 * A kubeconfig with one cluster, in a folder that its caller removes after use. Only the server's own user can read it. Returns the path.
 */
export function writeKubeconfig(
  folder: string,
  lent: LentConnection,
): Promise<string> {
  const { url, ca, servername, skipTlsVerify } = lent;
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'target',
    contexts: [
      { name: 'target', context: { cluster: 'target', user: 'portal' } },
    ],
    clusters: [
      {
        name: 'target',
        cluster: {
          server: url,
          // Go refuses a CA beside a check that is switched off.
          ...(ca !== undefined &&
            !skipTlsVerify && { 'certificate-authority-data': base64(ca) }),
          ...(servername !== undefined && { 'tls-server-name': servername }),
          ...(skipTlsVerify && { 'insecure-skip-tls-verify': true }),
        },
      },
    ],
    users: [{ name: 'portal', user: userOf(lent) }],
  };
  return writePrivateFile(folder, 'kubeconfig', JSON.stringify(config));
}

function userOf({ cert, key, headers }: LentConnection) {
  const user: Record<string, string> = {
    ...(cert !== undefined && { 'client-certificate-data': base64(cert) }),
    ...(key !== undefined && { 'client-key-data': base64(key) }),
  };
  for (const [name, value] of Object.entries(headers)) {
    Object.assign(user, fieldsOf(name.toLowerCase(), value));
  }
  return user;
}

function fieldsOf(header: string, value: string): Record<string, string> {
  const [, scheme, credential] = /^(\S+)\s+(.+)$/.exec(value) ?? [];
  if (header === 'authorization' && /^bearer$/i.test(scheme)) {
    return { token: credential };
  }
  if (header === 'authorization' && /^basic$/i.test(scheme)) {
    const text = Buffer.from(credential, 'base64').toString('utf8');
    const colon = text.indexOf(':');
    return { username: text.slice(0, colon), password: text.slice(colon + 1) };
  }
  if (header === 'impersonate-user') {
    return { as: value };
  }
  throw new InputError(
    `The cluster is reached with a '${header}' header, which Helm cannot send`,
  );
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
