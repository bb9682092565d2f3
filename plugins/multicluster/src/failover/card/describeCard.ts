import {
  ClusterReadiness,
  FailoverView,
} from '@multicluster/backstage-plugin-multicluster-common';
import { compareReadiness } from '../compareReadiness';
import { describeShares, ShareRow } from '../describeShares';

/** What the card of an entity says. */
export type CardStory = {
  /** The row nearest to what traffic really does; undefined when nothing divides the traffic. */
  serves?: ShareRow;
  clusters: string[];
  /** The place to go if the one that serves most fails; undefined when there is no second place. */
  best?: ClusterReadiness;
};

/** Who serves by the best evidence there is, and who could best take over. */
export function describeCard(
  view: Pick<FailoverView, 'shares' | 'readiness'>,
): CardStory {
  const { clusters, rows } = describeShares(view.shares);
  const known = rows.filter(({ parts }) => parts);
  const serves = known[known.length - 1];
  const share = (name: string) =>
    serves?.parts?.find(({ cluster }) => cluster === name)?.share ?? 0;
  const [main] = [...view.readiness].sort(
    (a, b) => share(b.cluster) - share(a.cluster),
  );
  const [best] = view.readiness
    .filter(({ cluster }) => cluster !== main?.cluster)
    .sort((a, b) => compareReadiness(b, a));
  return { serves, clusters, best };
}
