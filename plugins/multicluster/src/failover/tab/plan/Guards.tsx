import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { FailoverPolicy } from '@multicluster/backstage-plugin-multicluster-common';
import { counted } from '../../../shared';
import { multiclusterTranslationRef } from '../../../translation';
import { durationWord } from '../../words';
import { useFailoverStyles } from '../useFailoverStyles';
import { usePlanStyles } from './usePlanStyles';

/** What the owners have decided beforehand: limits, and what happens when one is breached or cannot be known. */
export function Guards(props: { policy: FailoverPolicy }) {
  const { policy } = props;
  const classes = usePlanStyles();
  const shared = useFailoverStyles();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const quiet = `${shared.small} ${shared.quiet}`;
  return (
    <dl className={classes.guards} aria-label={t('failover.guards')}>
      <div>
        <dt>
          <b>{t('failover.guards')}</b>
        </dt>
        <dd className={quiet}>policy {policy.name}</dd>
        <dd className={quiet}>
          {policy.approvals
            ? `${counted(policy.approvals, 'approval')} when planned`
            : 'no approval'}
        </dd>
      </div>
      {policy.guards.map(({ id, label, breaches, window, minSamples }) => (
        <div key={id}>
          <dt>{label}</dt>
          <dd>
            <b>
              {breaches} of {window} readings
            </b>
          </dd>
          <dd className={quiet}>at least {counted(minSamples, 'sample')}</dd>
        </div>
      ))}
      <div>
        <dt>When it breaches or is not known</dt>
        <dd>
          <b>Hold, never pass</b>
        </dd>
        <dd className={quiet}>
          at least {counted(policy.minServingClusters, 'cluster')} serving, soak{' '}
          {durationWord(policy.soakSeconds)}
        </dd>
      </div>
    </dl>
  );
}
