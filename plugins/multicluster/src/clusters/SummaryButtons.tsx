import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import { ClusterSummary } from '@multicluster/backstage-plugin-multicluster-common';
import { StatusIcon, surfaceColors } from '../shared';
import { Bucket, bucketStatus, bucketWord, countBuckets } from './fleet';

const useStyles = makeStyles(
  theme => {
    const surface = surfaceColors(theme);
    return {
      root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
      button: {
        height: 34,
        padding: theme.spacing(0, 1.5),
        gap: theme.spacing(1),
        fontSize: 13,
        borderRadius: 4,
        border: `1px solid ${surface.border}`,
        background: theme.palette.background.paper,
        color: theme.palette.text.primary,
        maxWidth: 320,
        '&:focus-visible': {
          outline: `2px solid ${surface.link}`,
          outlineOffset: 2,
        },
      },
      pressed: {
        background: surface.primarySoft,
        borderColor: surface.primary,
      },
      none: { color: theme.palette.text.secondary },
      count: { fontSize: 15, fontWeight: 700 },
      names: {
        color: theme.palette.text.secondary,
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        whiteSpace: 'nowrap',
      },
    };
  },
  { name: 'MulticlusterSummaryButtons' },
);

/** Names are worth their room while they are few, and never for what is fine. */
function namesToShow(bucket: Bucket, names: string[]): string {
  return bucket !== 'healthy' && names.length <= 3 ? names.join(', ') : '';
}

/** How many clusters are in which state; each button filters. */
export function SummaryButtons(props: {
  clusters: readonly ClusterSummary[];
  pressed: readonly Bucket[];
  onToggle(bucket: Bucket): void;
}) {
  const classes = useStyles();
  const ground = useTheme().palette.background.paper;
  return (
    <div className={classes.root} role="group" aria-label="Filter by state">
      {countBuckets(props.clusters).map(({ bucket, names }) => {
        const pressed = props.pressed.includes(bucket);
        const shown = namesToShow(bucket, names);
        const looks = [
          classes.button,
          pressed && classes.pressed,
          !names.length && classes.none,
        ];
        return (
          <ButtonBase
            key={bucket}
            className={looks.filter(Boolean).join(' ')}
            aria-pressed={pressed}
            onClick={() => props.onToggle(bucket)}
            title={names.join(', ') || `No cluster is ${bucketWord[bucket]}`}
          >
            <StatusIcon
              status={bucketStatus(bucket)}
              size={18}
              ground={ground}
            />
            <span className={classes.count}>{names.length}</span>{' '}
            <span>{bucketWord[bucket]}</span>{' '}
            {shown && <span className={classes.names}>{shown}</span>}
          </ButtonBase>
        );
      })}
    </div>
  );
}
