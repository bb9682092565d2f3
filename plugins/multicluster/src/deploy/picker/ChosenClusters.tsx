import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import {
  ClusterSummary,
  SelectedClusters,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  Callout,
  formatMoment,
  surfaceColors,
  useFieldStyles,
  useNow,
} from '../../shared';
import { ClusterLine, ClusterLines } from './ClusterLines';

const useStyles = makeStyles(
  theme => ({
    head: {
      margin: 0,
      padding: theme.spacing(1, 2),
      fontSize: 13,
      fontWeight: 600,
      background: surfaceColors(theme).sunk,
      borderTop: `1px solid ${theme.palette.divider}`,
      '&:first-child': { borderTop: 0 },
    },
    said: { margin: theme.spacing(1, 2) },
  }),
  { name: 'MulticlusterChosenClusters' },
);

/** `unreachable since 13:41`, after what else stands against it. */
function reasonOf(
  left: SelectedClusters['leftOut'][number],
  cluster: ClusterSummary | undefined,
  now: number,
): string {
  if (cluster?.state !== 'unreachable') {
    return left.reason;
  }
  const away = `unreachable since ${formatMoment(cluster.since, now)}`;
  return left.reason === 'unreachable' ? away : `${left.reason}; ${away}`;
}

/** What the conditions and names come to now: who is in, who is out and why. */
export function ChosenClusters(props: {
  clusters: ClusterSummary[];
  selected: SelectedClusters;
  onAdd(name: string): void;
  /** A sentence when it cannot be left out. */
  onLeaveOut(name: string): string | undefined;
}) {
  const { clusters, selected, onAdd, onLeaveOut } = props;
  const classes = useStyles();
  const field = useFieldStyles();
  const now = useNow(10_000);
  const [refused, setRefused] = useState<string>();
  const byName = new Map(clusters.map(one => [one.name, one]));
  const { chosen, leftOut } = selected;
  return (
    <div>
      <h3 className={classes.head}>
        <span role="status">
          {chosen.length} of {clusters.length} chosen
        </span>
      </h3>
      <ClusterLines label="Chosen clusters">
        {chosen.map(({ name, by, warning }) => (
          <ClusterLine
            key={name}
            name={name}
            cluster={byName.get(name)}
            checked
            tag={by === 'name' ? 'added by name' : undefined}
            reason={warning}
            onToggle={() => setRefused(onLeaveOut(name))}
          />
        ))}
      </ClusterLines>
      {refused && (
        <Callout tone="warning" className={classes.said}>
          <span role="status">{refused}</span>
        </Callout>
      )}
      {leftOut.length > 0 && (
        <h3 className={classes.head}>Left out, and why</h3>
      )}
      <ClusterLines label="Clusters left out">
        {leftOut.map(left => (
          <ClusterLine
            key={left.name}
            name={left.name}
            cluster={byName.get(left.name)}
            checked={false}
            locked={
              left.addable
                ? undefined
                : `Nothing could be checked on ${left.name}: ${left.reason}.`
            }
            reason={reasonOf(left, byName.get(left.name), now)}
            onToggle={() => onAdd(left.name)}
            action={
              left.addable ? (
                <button
                  type="button"
                  className={field.link}
                  aria-label={`Add ${left.name}`}
                  onClick={() => onAdd(left.name)}
                >
                  Add
                </button>
              ) : (
                <span />
              )
            }
          />
        ))}
      </ClusterLines>
    </div>
  );
}
