import { PostgresCluster } from '../cloudNativePg';

/**
 * What the operator of CloudNativePG would report of a copy with one server, after its documentation of version 1.27: fenced servers are
 * down, stepping down gives a token, and PostgreSQL says who takes writes. What is null is not there.
 */
export function operatorStatus(
  live: PostgresCluster,
  nextToken: () => string,
): { [field in keyof Required<PostgresCluster>['status']]: unknown } {
  const { metadata, spec, status } = live;
  const pod = `${metadata.name}-1`;
  const isPrimary = spec.replica?.primary === metadata.name;
  const isShut = metadata.annotations?.['cnpg.io/fencedInstances'] === '["*"]';
  const wasWriter = status?.instancesReportedState?.[pod]?.isPrimary ?? false;
  const stepsDown = wasWriter && !isPrimary;
  const token = stepsDown ? nextToken() : status?.demotionToken ?? null;
  return {
    readyInstances: isShut ? 0 : 1,
    instancesReportedState: { [pod]: { isPrimary: isPrimary && !isShut } },
    demotionToken: isPrimary ? null : token,
    lastPromotionToken: (isPrimary && spec.replica?.promotionToken) || null,
  };
}
