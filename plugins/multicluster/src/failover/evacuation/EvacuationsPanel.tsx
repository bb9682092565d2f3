import { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Evacuation } from '@multicluster/backstage-plugin-multicluster-common';
import { Callout, Panel, sentenceOfError, Skeleton } from '../../shared';
import { multiclusterTranslationRef } from '../../translation';
import { useFailoverStyles } from '../tab/useFailoverStyles';
import { EvacuateButton } from './EvacuateButton';
import { EvacuationItem } from './EvacuationItem';
import { useEvacuations } from './useEvacuations';

/** Of those that are over, the latest few: each of their runs is in the lists. */
const MOST_OVER = 3;

function shownOf(all: readonly Evacuation[]): Evacuation[] {
  const isOpen = ({ state }: Evacuation) =>
    state === 'running' || state === 'paused';
  const over = all.filter(one => !isOpen(one)).slice(0, MOST_OVER);
  return [...all.filter(isOpen), ...over];
}

/** Evacuations under way and the latest that are over, and the button that begins one. */
export function EvacuationsPanel() {
  const { value, error, refresh } = useEvacuations();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const shared = useFailoverStyles();
  let shown: ReactNode;
  if (value?.length) {
    shown = shownOf(value).map(one => (
      <EvacuationItem key={one.id} evacuation={one} onDone={refresh} />
    ));
  } else if (value) {
    shown = <div className={shared.said}>{t('failovers.noEvacuations')}</div>;
  } else if (!error) {
    shown = (
      <div className={shared.said} role="status" aria-label="Loading">
        <Skeleton width="60%" height={14} gap={8} />
      </div>
    );
  }
  return (
    <Panel title={t('failovers.evacuations')} action={<EvacuateButton />}>
      {error && (
        <Callout tone="warning">
          <span role="alert">
            How far they are is not known: {sentenceOfError(error)}
          </span>{' '}
          <Button size="small" onClick={refresh}>
            {t('states.retry')}
          </Button>
        </Callout>
      )}
      {shown}
    </Panel>
  );
}

/** Those of a cluster that are not over; nothing when there are none. */
export function ClusterEvacuations(props: { cluster: string }) {
  const { value = [], refresh } = useEvacuations();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const own = value.filter(
    ({ clusters, state }) =>
      clusters.includes(props.cluster) &&
      (state === 'running' || state === 'paused'),
  );
  if (!own.length) return null;
  return (
    <Panel title={t('failovers.evacuations')}>
      {own.map(one => (
        <EvacuationItem key={one.id} evacuation={one} onDone={refresh} />
      ))}
    </Panel>
  );
}
