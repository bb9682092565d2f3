import { useTheme } from '@material-ui/core/styles';
import { PlanProblem } from '@multicluster/backstage-plugin-multicluster-common';
import { StatusIcon } from '../../../shared';
import { useFailoverStyles } from '../useFailoverStyles';

/** What stands against the plan, by the number of its rule. */
export function Objections(props: { problems: readonly PlanProblem[] }) {
  const shared = useFailoverStyles();
  const ground = useTheme().palette.background.paper;
  if (!props.problems.length) return null;
  return (
    <ul className={shared.list} aria-label="What stands against it">
      {props.problems.map(({ rule, severity, message, overridable }) => (
        <li key={`${rule}/${message}`}>
          <StatusIcon
            status={severity === 'error' ? 'unhealthy' : 'degraded'}
            size={14}
            ground={ground}
            label={severity === 'error' ? 'Refused' : 'Warning'}
          />
          <span>
            {message}{' '}
            <span className={`${shared.small} ${shared.quiet}`}>
              rule {rule}
              {severity === 'error' &&
                (overridable
                  ? ', may be set aside with a reason'
                  : ', cannot be set aside')}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
