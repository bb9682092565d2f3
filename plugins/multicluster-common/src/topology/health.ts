import { Health } from '../clusters/types';

/** Worst first. `unknown` stands before `healthy`: it must not hide behind it. */
const WORST_FIRST: readonly Health[] = [
  'unhealthy',
  'degraded',
  'unknown',
  'healthy',
];

/** For sorting worst first. */
export function healthRank(health: Health): number {
  return WORST_FIRST.indexOf(health);
}

/** The worst of them; `unknown` of none. */
export function worstHealth(healths: Iterable<Health>): Health {
  let worst: Health | undefined;
  for (const health of healths) {
    if (worst === undefined || healthRank(health) < healthRank(worst)) {
      worst = health;
    }
  }
  return worst ?? 'unknown';
}

/** Of things that stand in for each other: it takes all of them to be unhealthy. */
export function healthOfAlternatives(healths: readonly Health[]): Health {
  const worst = worstHealth(healths);
  return worst === 'unhealthy' && healths.some(each => each !== 'unhealthy')
    ? 'degraded'
    : worst;
}
