import { InputError } from '@backstage/errors';
import { ClusterDescription } from '@multicluster/backstage-plugin-multicluster-node';
import { CredentialCache } from './connection/CredentialCache';
import { LentConnection } from './types';

const deadlineMs = 10_000;

/** With a credential that is asked for now: the program that gets it has nobody to ask when it expires. */
export async function lendConnection({
  name,
  url,
  access,
}: ClusterDescription): Promise<LentConnection> {
  if (access.type === 'perUser') {
    throw new InputError(
      `The portal has no credentials of its own for cluster '${name}': ${access.reason}`,
    );
  }
  if (access.type === 'misconfigured') {
    throw new InputError(`Cluster '${name}' cannot be used: ${access.reason}`);
  }
  const { connect } = access;
  const credential = new CredentialCache({ connect, ttlMs: 0, deadlineMs });
  return { url, ...(await credential.get()) };
}
