import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { FailoverView } from '@multicluster/backstage-plugin-multicluster-common';
import { Panel, StatusIcon } from '../../../shared';
import { multiclusterTranslationRef } from '../../../translation';
import { describeShares } from '../../describeShares';
import { useFailoverStyles } from '../useFailoverStyles';
import { DnsTable } from '../../dns';
import { HopList } from './HopList';
import { ShareBar } from './ShareBar';
import { tintAt, useServeStyles } from './useServeStyles';

/** Who answers, by three sources side by side, and where they disagree. */
export function ServePanel(props: { view: FailoverView }) {
  const { view } = props;
  const classes = useServeStyles();
  const shared = useFailoverStyles();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const { clusters, rows, disagreements } = describeShares(view.shares);
  return (
    <Panel title={t('failover.serves')} hint="percent of the requests">
      <div className={`${shared.said} ${classes.root}`}>
        {rows.map(row => (
          <ShareBar key={row.source} row={row} />
        ))}
        <ul className={classes.legend} aria-label="Clusters">
          {clusters.map((cluster, index) => (
            <li key={cluster}>
              <i className={classes[tintAt(index)]} aria-hidden />
              {cluster || 'nobody knows where'}
            </li>
          ))}
        </ul>
        <ul className={shared.list} aria-label="Disagreements">
          {disagreements.map(({ cluster, words }) => (
            <li key={cluster}>
              <StatusIcon status="odd" />
              <span>
                <b>{cluster || 'Elsewhere'}:</b> {words}
              </span>
            </li>
          ))}
        </ul>
        <DnsTable dns={view.dns} />
        <HopList view={view} />
      </div>
    </Panel>
  );
}
