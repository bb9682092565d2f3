import { DatabaseMember } from '@multicluster/backstage-plugin-multicluster-common';
import { objectPath } from '../../traffic';

/**
 * What is read of a `clusters.postgresql.cnpg.io`, by its API of version 1.24 and later: distributed topologies and fencing as the
 * project documents them.
 */
export type PostgresCluster = {
  metadata: {
    name: string;
    resourceVersion: string;
    annotations?: { [name: string]: string };
  };
  spec: {
    replica?: {
      /** Its name in the topology; that of the object by default. */
      self?: string;
      /** The name of the one that takes writes. */
      primary?: string;
      source?: string;
      promotionToken?: string;
    };
    externalClusters?: { name: string }[];
  };
  status?: {
    readyInstances?: number;
    /** By pod; `isPrimary` is what PostgreSQL itself says, whatever is declared. */
    instancesReportedState?: { [pod: string]: { isPrimary: boolean } };
    demotionToken?: string;
    lastPromotionToken?: string;
  };
};

const FENCED = 'cnpg.io/fencedInstances';
/** What `source` was before it stepped down, for the way back. */
const SOURCE_BEFORE = 'multicluster.backstage.io/source-before';
/** Of an earlier time: its status keeps it for a moment after it has begun to write again. */
const TOKEN_BEFORE = 'multicluster.backstage.io/token-before';

/** A merge patch, without what says who wrote it. */
export type PostgresPatch = {
  annotations?: { [name: string]: string | null };
  replica?: { [field: string]: string | null };
};

export function postgresPath({ namespace, name }: DatabaseMember): string {
  const of = { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster' };
  return objectPath({ ...of, namespace, name }, 'clusters');
}

/** What other copies call it. */
export function nameOf({ metadata, spec }: PostgresCluster): string {
  return spec.replica?.self ?? metadata.name;
}

/** Whether it is the one that takes writes, by what is declared on itself; undefined outside of any topology. */
export function isPrimary(cluster: PostgresCluster): boolean | undefined {
  const primary = cluster.spec.replica?.primary;
  return primary === undefined ? undefined : primary === nameOf(cluster);
}

export function isReady({ status }: PostgresCluster): boolean {
  return (status?.readyInstances ?? 0) > 0;
}

/** A fenced server is shut down, and its pods are not ready; a status that was never written says nothing. */
export function isShutDown(cluster: PostgresCluster): boolean {
  return (
    isFenced(cluster) &&
    cluster.status !== undefined &&
    !isReady(cluster) &&
    !takesWrites(cluster)
  );
}

/** Whether one of its servers says that it takes writes. */
export function takesWrites({ status }: PostgresCluster): boolean {
  return Object.values(status?.instancesReportedState ?? {}).some(
    ({ isPrimary: writes }) => writes,
  );
}

/** That it has given by stepping down now; undefined as long as there is none. */
export function tokenOf({
  metadata,
  status,
}: PostgresCluster): string | undefined {
  const token = status?.demotionToken;
  const isOld = token === metadata.annotations?.[TOKEN_BEFORE];
  return isOld ? undefined : token || undefined;
}

export function isFenced({ metadata }: PostgresCluster): boolean {
  return metadata.annotations?.[FENCED]?.includes('"*"') ?? false;
}

export const shutDown = (): PostgresPatch => ({
  annotations: { [FENCED]: '["*"]' },
});

export function stepDown(
  { spec, status }: PostgresCluster,
  successor: string,
): PostgresPatch {
  return {
    annotations: {
      [SOURCE_BEFORE]: spec.replica?.source ?? '',
      [TOKEN_BEFORE]: status?.demotionToken || null,
    },
    replica: { primary: successor, source: successor, promotionToken: null },
  };
}

/** Token and name in one write: without the token it would go its own way, and the old writer could follow it no more. */
export function takeOver(
  cluster: PostgresCluster,
  token: string | undefined,
): PostgresPatch {
  return {
    replica: { primary: nameOf(cluster), promotionToken: token ?? null },
  };
}

export function hasTakenOver(
  cluster: PostgresCluster,
  token: string | undefined,
): boolean {
  const isVerified =
    token === undefined || cluster.status?.lastPromotionToken === token;
  return (
    isPrimary(cluster) === true &&
    isReady(cluster) &&
    takesWrites(cluster) &&
    isVerified
  );
}

/** It writes again: with its own token where it has stepped down, so that nothing has to be rebuilt. */
export function writeAgain(cluster: PostgresCluster): PostgresPatch {
  const before = cluster.metadata.annotations?.[SOURCE_BEFORE];
  return {
    annotations: {
      [FENCED]: null,
      [SOURCE_BEFORE]: null,
      [TOKEN_BEFORE]: null,
    },
    ...(isPrimary(cluster) === false && {
      replica: {
        primary: nameOf(cluster),
        promotionToken: tokenOf(cluster) ?? null,
        ...(before !== undefined && { source: before || null }),
      },
    }),
  };
}
