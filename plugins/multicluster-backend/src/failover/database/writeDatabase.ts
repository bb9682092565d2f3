import { ConflictError } from '@backstage/errors';
import { DatabaseMember } from '@multicluster/backstage-plugin-multicluster-common';
import {
  ClusterClient,
  WriteFence,
} from '@multicluster/backstage-plugin-multicluster-node';
import {
  FENCE_ANNOTATION,
  FIELD_MANAGER,
  isLater,
  readFence,
  RUN_ANNOTATION,
  writeFence,
} from '../../traffic';
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
  if (isLater(readFence(annotations?.[FENCE_ANNOTATION]), writer.fence)) {
    throw new ConflictError(
      `The database '${member.name}' has been written by a later hand of the same service.`,
    );
  }
  await client.request({
    ...{ method: 'PATCH', deadlineMs: DEADLINE_MS, signal },
    path: `${postgresPath(member)}?fieldManager=${FIELD_MANAGER}`,
    contentType: 'application/merge-patch+json',
    body: {
      metadata: {
        resourceVersion,
        annotations: {
          ...patch.annotations,
          [RUN_ANNOTATION]: writer.run,
          [FENCE_ANNOTATION]: writeFence(writer.fence),
        },
      },
      ...(patch.replica && { spec: { replica: patch.replica } }),
    },
  });
}
