import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Link } from '@backstage/core-components';
import { parseEntityRef } from '@backstage/catalog-model';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { RunPendingAction } from '@multicluster/backstage-plugin-multicluster-common';
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
import { useFailoverStyles } from '../tab/useFailoverStyles';
import { PendingList } from './PendingList';

const everyMs = 5_000;

function RunLink(props: { action: RunPendingAction }) {
  const { entityRef, runId, number } = props.action;
  const toEntity = useRouteRef(entityRouteRef);
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const page = toEntity({ kind: kind.toLowerCase(), namespace, name });
  return (
    <Link to={`${page}/failover?run=${encodeURIComponent(runId)}`}>
      {name}, run #{number}
    </Link>
  );
}

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
        about={action => <RunLink action={action} />}
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
