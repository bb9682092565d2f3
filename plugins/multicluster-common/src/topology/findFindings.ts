import { findOddOnes } from './findings/oddOnes';
import { findTrouble } from './findings/trouble';
import { findUnseen } from './findings/unseen';
import { findWrongShares } from './findings/wrongShares';
import { byText } from './ids';
import { Finding, TopologyGraph } from './types';

const SEVERITIES: readonly Finding['severity'][] = ['error', 'warning', 'info'];

/** Within a severity: what takes a service away comes before what only looks wrong. */
const KINDS: readonly Finding['kind'][] = [
  'failingPods',
  'degraded',
  'share',
  'unreachable',
  'unauthorized',
  'misconfigured',
  'stale',
  'oddOneOut',
  'missing',
];

/**
 * What a person should know of a graph, worst first; empty when all is well. It reads nothing but the graph, so that a graph from
 * which clusters were cut out gets findings about what is left.
 *
 * @public
 */
export function findFindings(
  graph: Omit<TopologyGraph, 'findings'>,
): Finding[] {
  return [
    ...findTrouble(graph),
    ...findWrongShares(graph),
    ...findUnseen(graph),
    ...findOddOnes(graph),
  ].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
      byText(a.id, b.id),
  );
}
