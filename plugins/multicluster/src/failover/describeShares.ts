import { FailoverShares } from '@multicluster/backstage-plugin-multicluster-common';
import { shareWord } from './words';

export type ShareSource = keyof FailoverShares;

/** One bar: how the traffic is divided, as one source tells it. */
export type ShareRow = {
  source: ShareSource;
  label: string;
  hint: string;
  /** In the order of `clusters`; undefined when this source does not tell. */
  parts?: { cluster: string; share: number; disagrees: boolean }[];
};

export type ServeStory = {
  /** In the same order in all rows, so that position tells them apart. */
  clusters: string[];
  rows: ShareRow[];
  /** One sentence for each cluster of which the sources disagree. */
  disagreements: { cluster: string; words: string }[];
};

const rows: [ShareSource, string, string][] = [
  ['written', 'Written', 'what the objects say'],
  ['programmed', 'Programmed', 'what controllers and DNS answer'],
  ['observed', 'Observed', 'what traffic does'],
];

/** Percentage points by which two sources may differ before it is said. */
const TOLERANCE = 5;

/** Who serves, told by each source side by side, and where they disagree. A source that does not tell is no zero. */
export function describeShares(shares: FailoverShares): ServeStory {
  const names = new Set(
    rows.flatMap(([key]) => Object.keys(shares[key] ?? {})),
  );
  const clusters = [...names].sort();
  const spread = (cluster: string) => {
    const told = rows.flatMap(([key]) => {
      const known = shares[key];
      return known ? [{ key, share: known[cluster] ?? 0 }] : [];
    });
    const values = told.map(({ share }) => share);
    return { told, gap: Math.max(...values) - Math.min(...values) };
  };
  const first = rows.map(([key]) => shares[key]).find(Boolean);
  const odd = clusters.filter(cluster => spread(cluster).gap > TOLERANCE);
  return {
    clusters,
    rows: rows.map(([source, label, hint]) => ({
      source,
      label,
      hint,
      parts: shares[source] && partsOf(shares[source]!, clusters, first!),
    })),
    disagreements: odd.map(cluster => ({
      cluster,
      words: spread(cluster)
        .told.map(({ key, share }) => `${shareWord(share)} % ${key}`)
        .join(', '),
    })),
  };
}

/** What differs from the first source that tells is marked: that one says what is meant. */
function partsOf(
  known: { [cluster: string]: number },
  clusters: readonly string[],
  meant: { [cluster: string]: number },
) {
  return clusters.map(cluster => {
    const share = known[cluster] ?? 0;
    const disagrees = Math.abs(share - (meant[cluster] ?? 0)) > TOLERANCE;
    return { cluster, share, disagrees };
  });
}
