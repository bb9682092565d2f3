import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useTheme } from '@material-ui/core/styles';
import { TrafficLint } from '@multicluster/backstage-plugin-multicluster-common';
import { Panel, Status, StatusIcon } from '../../../shared';
import { multiclusterTranslationRef } from '../../../translation';
import { useFailoverStyles } from '../useFailoverStyles';

const statusOf: Record<TrafficLint['severity'], Status> = {
  error: 'unhealthy',
  warning: 'degraded',
  info: 'unknown',
};

/** Known traps in the objects that divide the traffic, each with its fix. */
export function Lints(props: { lints: readonly TrafficLint[] }) {
  const { lints } = props;
  const shared = useFailoverStyles();
  const ground = useTheme().palette.background.paper;
  const { t } = useTranslationRef(multiclusterTranslationRef);
  if (!lints.length) return null;
  return (
    <Panel title={t('failover.lints')} hint={String(lints.length)}>
      <ul className={`${shared.list} ${shared.said}`}>
        {lints.map(({ rule, severity, cluster, message, fix, object }) => (
          <li key={`${rule}/${cluster}/${object?.name}/${message}`}>
            <StatusIcon
              status={statusOf[severity]}
              size={14}
              ground={ground}
              label={severity}
            />
            <span>
              <b>
                {cluster}
                {object && `, ${object.kind} ${object.name}`}:
              </b>{' '}
              {message} <span className={shared.quiet}>Fix: {fix}</span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
