import {
  ClusterReadiness,
  Verdict,
} from '@multicluster/backstage-plugin-multicluster-common';

/** Rule 7: whether each of them can serve again, and what is against it. */
export function judgeSources(
  clusters: readonly string[],
  readiness: ReadonlyMap<string, ClusterReadiness>,
): { verdict: Verdict; message?: string } {
  const doubted = clusters.flatMap(cluster => {
    const judged = readiness.get(cluster);
    const verdict = judged?.verdict ?? 'unknown';
    if (verdict === 'ready' || verdict === 'limited') return [];
    const why = judged?.reasons.find(one => one.verdict !== 'pass')?.text;
    const said = judged?.sentence ?? 'Nothing is known of it';
    return [
      { verdict, text: `'${cluster}': ${said}${why ? ` (${why})` : ''}.` },
    ];
  });
  if (doubted.length === 0) return { verdict: 'pass' };
  const isDead = doubted.some(({ verdict }) => verdict === 'notReady');
  return {
    verdict: isDead ? 'fail' : 'unknown',
    message: doubted.map(({ text }) => text).join(' '),
  };
}
