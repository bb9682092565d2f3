import {
  clusterSharesOf,
  FailoverView,
  TrafficHop,
} from '@multicluster/backstage-plugin-multicluster-common';
import { shareWord } from '../../words';
import { useFailoverStyles } from '../useFailoverStyles';

function sharesWords(hop: TrafficHop): string {
  return Object.entries(clusterSharesOf(hop))
    .map(([cluster, share]) => `${cluster || '?'} ${shareWord(share)}`)
    .join(' / ');
}

/** The objects that divide the traffic, folded: what each says, who else writes it, and how far its last change has come. */
export function HopList(props: { view: FailoverView }) {
  const { hops, observed } = props.view;
  const shared = useFailoverStyles();
  if (!hops.length) return null;
  return (
    <details>
      <summary>Objects that divide it ({hops.length})</summary>
      <ul className={`${shared.list} ${shared.small}`} aria-label="Objects">
        {hops.map(hop => {
          const { id, cluster, object, target, ownedBy, scope } = hop;
          const seen = observed.find(one => one.hop === id);
          return (
            <li key={id}>
              <span>
                <b>
                  {object.kind} {object.name}
                </b>{' '}
                in {cluster}, {scope === 'entry' ? 'entry' : 'calls'} of{' '}
                {target}: {sharesWords(hop)}
                {seen && ` · ${seen.level}`}
                {seen?.message && `: ${seen.message}`}
                {ownedBy && ` · also written by ${ownedBy}`}
              </span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
