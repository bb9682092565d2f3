import { useTheme } from '@material-ui/core/styles';
import { RunEvent } from '@multicluster/backstage-plugin-multicluster-common';
import { formatMoment, Person, StatusIcon } from '../../../shared';
import { shareWord } from '../../words';
import { useFailoverStyles } from '../useFailoverStyles';
import { useRunStyles } from './useRunStyles';

const statusOf = { warning: 'degraded', error: 'unhealthy' } as const;

function sharesWords(shares: NonNullable<RunEvent['shares']>): string {
  return Object.entries(shares)
    .map(([cluster, share]) => `${cluster || '?'} ${shareWord(share)} %`)
    .join(', ');
}

/** What happened, oldest first, with the weights as they were then. The bar reads out what matters, so this does not. */
export function RunTimeline(props: { events: readonly RunEvent[] }) {
  const classes = useRunStyles();
  const shared = useFailoverStyles();
  const ground = useTheme().palette.background.paper;
  const now = Date.now();
  if (!props.events.length) return null;
  return (
    // It scrolls, so the keyboard must get to it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <ol className={classes.timeline} aria-label="Timeline" tabIndex={0}>
      {props.events.map(({ sequence, at, level, message, by, shares }) => (
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
            {message}
            {by && (
              <>
                {' '}
                <Person who={by} />
              </>
            )}
            {shares && (
              <span className={shared.quiet}> {sharesWords(shares)}</span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
