import { DatabaseMember } from '@multicluster/backstage-plugin-multicluster-common';
import {
  ClusterClient,
  WriteFence,
} from '@multicluster/backstage-plugin-multicluster-node';
import { FIELD_MANAGER, marksOf, requireLatest } from '../../traffic';
import { AskableFleet, askCluster } from '../run/askCluster';
import { PostgresCluster, PostgresPatch, postgresPath } from './cloudNativePg';

const DEADLINE_MS = 8_000;

/** Who writes: left on the object. */
export type DatabaseWriter = { run: string; fence: WriteFence };

export function readDatabase(
  member: DatabaseMember,
  client: ClusterClient,
  signal: AbortSignal,
): Promise<PostgresCluster> {
  const path = postgresPath(member);
  return client.request({ path, deadlineMs: DEADLINE_MS, signal });
}

/** Rejects as `askCluster` does, and with a `NotFoundError` where there is none. */
export function askDatabase(
  member: DatabaseMember,
  { fleet, signal }: { fleet: AskableFleet; signal: AbortSignal },
): Promise<PostgresCluster> {
  return askCluster({
    ...{ fleet, signal, cluster: member.cluster },
    ask: (client, until) => readDatabase(member, client, until),
  });
}

/**
 * Under the version that was read. Rejects with a `ConflictError` where somebody else has written since, or a later hand of the same
 * service has been there: neither is a reason to write over it.
 */
export async function writeDatabase(options: {
  member: DatabaseMember;
  live: PostgresCluster;
  patch: PostgresPatch;
  writer: DatabaseWriter;
  client: ClusterClient;
  signal: AbortSignal;
}): Promise<void> {
  const { member, live, patch, writer, client, signal } = options;
  const { resourceVersion, annotations } = live.metadata;
  requireLatest(annotations, writer.fence, `The database '${member.name}'`);
  await client.request({
    ...{ method: 'PATCH', deadlineMs: DEADLINE_MS, signal },
    path: `${postgresPath(member)}?fieldManager=${FIELD_MANAGER}`,
    contentType: 'application/merge-patch+json',
    body: {
      metadata: {
        resourceVersion,
        annotations: {
          ...patch.annotations,
          ...marksOf(writer.run, writer.fence),
        },
      },
      ...(patch.replica && { spec: { replica: patch.replica } }),
    },
  });
}
