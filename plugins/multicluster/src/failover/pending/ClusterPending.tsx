import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { multiclusterApiRef } from '../../api';
import {
  Callout,
  counted,
  Panel,
  sentenceOfError,
  useAsked,
  useNow,
} from '../../shared';
import { multiclusterTranslationRef } from '../../translation';
import { RunLink } from '../runs';
import { useFailoverStyles } from '../tab/useFailoverStyles';
import { PendingList } from './PendingList';

const everyMs = 5_000;

/** What runs have decided while the cluster did not answer, and do there when it returns; nothing is shown when nothing waits. */
export function ClusterPending(props: { cluster: string }) {
  const { cluster } = props;
  const api = useApi(multiclusterApiRef);
  const shared = useFailoverStyles();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const turn = Math.floor(useNow(everyMs) / everyMs);
  const { asked, again } = useAsked(cluster, String(turn), signal =>
    api.listPending({ cluster, signal }),
  );
  if (asked.state === 'asking') return null;
  if (asked.state === 'failed') {
    return (
      <Callout tone="warning">
        Whether anything waits for this cluster is not known:{' '}
        {sentenceOfError(asked.error)}
      </Callout>
    );
  }
  const { actions, hidden } = asked.value;
  if (actions.length + hidden === 0) return null;
  return (
    <Panel
      title={t('failover.pending')}
      hint="decided by failovers while this cluster did not answer"
    >
      <PendingList
        actions={actions}
        about={action => (
          <RunLink run={action}>
            {parseEntityRef(action.entityRef).name}, run #{action.number}
          </RunLink>
        )}
        onDone={again}
      />
      {hidden > 0 && (
        <div className={`${shared.said} ${shared.quiet}`}>
          {counted(hidden, 'action')} of services that you may not see.
        </div>
      )}
    </Panel>
  );
}
