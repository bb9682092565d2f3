import { KeyboardEvent, ReactNode } from 'react';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import { ClusterSummary } from '@multicluster/backstage-plugin-multicluster-common';
import {
  placeOf,
  StatusIcon,
  statusOfCluster,
  toneColors,
  useFieldStyles,
} from '../../shared';
import { describeRoom } from './describeRoom';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    line: {
      display: 'grid',
      gridTemplateColumns: '20px 20px minmax(0, 1fr) auto',
      alignItems: 'center',
      columnGap: theme.spacing(1),
      minHeight: 44,
      padding: theme.spacing(0.5, 2),
      borderTop: `1px solid ${theme.palette.divider}`,
    },
    name: { fontWeight: 600, marginRight: theme.spacing(1) },
    figures: {
      display: 'flex',
      gap: theme.spacing(2),
      textAlign: 'right',
      fontVariantNumeric: 'tabular-nums',
      '& div > div:first-child': { fontWeight: 600 },
    },
    tight: { color: toneColors(theme).warning.text },
  }),
  { name: 'MulticlusterClusterLines' },
);

/** ↑ and ↓ go to the next box; Space ticks it, as everywhere. */
function moveAmongBoxes(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const target = event.target as HTMLElement;
  if (!step || !(target instanceof HTMLInputElement)) return;
  const boxes = [
    ...event.currentTarget.querySelectorAll<HTMLInputElement>('input'),
  ];
  event.preventDefault();
  boxes[boxes.indexOf(target) + step]?.focus();
}

/** A list of clusters with a box each. */
export function ClusterLines(props: { label: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    // The list only passes on the arrow keys of the boxes in it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ul
      className={classes.list}
      aria-label={props.label}
      onKeyDown={moveAmongBoxes}
    >
      {props.children}
    </ul>
  );
}

/** One cluster: whether it is chosen, how it is, and why. */
export function ClusterLine(props: {
  name: string;
  cluster?: ClusterSummary;
  checked: boolean;
  /** Why it cannot be ticked now. */
  locked?: string;
  tag?: string;
  /** Below the name. */
  reason?: string;
  action?: ReactNode;
  onToggle(): void;
}) {
  const { name, cluster, checked, locked, tag, reason, action } = props;
  const classes = useStyles();
  const field = useFieldStyles();
  const ground = useTheme().palette.background.paper;
  const status = cluster ? statusOfCluster(cluster) : 'unknown';
  return (
    <li className={classes.line}>
      <input
        type="checkbox"
        aria-label={name}
        aria-disabled={Boolean(locked)}
        title={locked}
        checked={checked}
        onChange={() => !locked && props.onToggle()}
      />
      <StatusIcon status={status} ground={ground} label />
      <div>
        <span className={classes.name}>{name}</span>
        {tag && <span className={field.tag}>{tag}</span>}
        <div className={`${field.small} ${field.quiet}`}>
          {reason ?? (cluster ? placeOf(cluster) : 'not in the fleet now')}
        </div>
      </div>
      {action ?? (cluster && <Figures cluster={cluster} />)}
    </li>
  );
}

function Figures({ cluster }: { cluster: ClusterSummary }) {
  const classes = useStyles();
  const field = useFieldStyles();
  const room = describeRoom(cluster);
  const answering = cluster.state === 'live' || cluster.state === 'stale';
  const { latencyMs } = cluster;
  const lastKnown = room.certainty === 'live' ? '' : field.quiet;
  return (
    <div className={classes.figures}>
      <div title={room.detail}>
        <div className={room.tight ? classes.tight : lastKnown}>
          {room.words}
        </div>
        <div className={`${field.small} ${field.quiet}`}>room</div>
      </div>
      {answering && latencyMs !== undefined && (
        <div>
          <div>{latencyMs < 1 ? '< 1' : Math.round(latencyMs)} ms</div>
          <div className={`${field.small} ${field.quiet}`}>away</div>
        </div>
      )}
    </div>
  );
}
