import {
  ClusterReadiness,
  Verdict,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Status } from '../shared';

/** The shape of a cluster's readiness. */
export const verdictStatus: Record<ClusterReadiness['verdict'], Status> = {
  ready: 'healthy',
  limited: 'degraded',
  notReady: 'unhealthy',
  unknown: 'stale',
};

/** The shape of one reason, or of one reading of a guard: unknown is never green. */
export const factStatus: Record<Verdict, Status> = {
  pass: 'healthy',
  fail: 'unhealthy',
  unknown: 'unknown',
};

export const factWord: Record<Verdict, string> = {
  pass: 'Holds',
  fail: 'Breached',
  unknown: 'Not known',
};
