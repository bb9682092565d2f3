import { useTheme } from '@material-ui/core/styles';
import { DeploymentEvent } from '@multicluster/backstage-plugin-multicluster-common';
import { formatMoment, StatusIcon } from '../../shared';
import { useTabStyles } from './useTabStyles';

const statusOf = { warning: 'degraded', error: 'unhealthy' } as const;

/** What happened, oldest first, as the backend told it. */
export function Timeline(props: {
  events: readonly DeploymentEvent[];
  /** Whether more may come, so that it is read out. */
  live: boolean;
}) {
  const classes = useTabStyles();
  const ground = useTheme().palette.background.paper;
  const now = Date.now();
  return (
    // It scrolls, so the keyboard must get to it.
    <ol
      className={classes.timeline}
      aria-label="Timeline"
      aria-live={props.live ? 'polite' : undefined}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {props.events.map(({ sequence, at, cluster, level, message }) => (
        <li key={sequence}>
          <time
            dateTime={new Date(at).toISOString()}
            title={new Date(at).toLocaleString()}
          >
            {formatMoment(at, now)}
          </time>
          {level === 'info' ? (
            <span />
          ) : (
            <StatusIcon
              status={statusOf[level]}
              size={14}
              ground={ground}
              label={level === 'error' ? 'Error' : 'Warning'}
            />
          )}
          <span>
            {cluster && <b>{cluster}: </b>}
            {message}
          </span>
        </li>
      ))}
    </ol>
  );
}
