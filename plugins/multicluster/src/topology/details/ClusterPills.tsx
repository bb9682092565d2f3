import { makeStyles } from '@material-ui/core/styles';
import { TopologyNode } from '@multicluster/backstage-plugin-multicluster-common';
import {
  Age,
  StatusIcon,
  statusOfClusterState,
  surfaceColors,
} from '../../shared';
import { useTopologyModel } from '../useTopologyModel';

const useStyles = makeStyles(
  theme => {
    const surface = surfaceColors(theme);
    return {
      pills: { display: 'flex', flexWrap: 'wrap', gap: 6 },
      pill: {
        display: 'inline-flex',
        alignItems: 'center',
        gap: 6,
        height: 24,
        padding: '0 10px 0 6px',
        borderRadius: 12,
        border: `1px solid ${surface.border}`,
        background: 'none',
        font: 'inherit',
        fontSize: 12,
        color: theme.palette.text.primary,
        cursor: 'pointer',
        '&:focus-visible': {
          outline: `2px solid ${surface.link}`,
          outlineOffset: 2,
        },
        '&[aria-disabled]': {
          borderStyle: 'dashed',
          color: theme.palette.text.secondary,
          cursor: 'default',
        },
      },
      chosen: {
        borderColor: surface.primary,
        background: surface.primarySoft,
        fontWeight: 600,
      },
    };
  },
  { name: 'MulticlusterClusterPills' },
);

/** The clusters of a row; a pill goes to the same thing in that cluster. */
export function ClusterPills(props: {
  node: TopologyNode;
  onSelect(id: string): void;
}) {
  const { node, onSelect } = props;
  const classes = useStyles();
  const model = useTopologyModel();
  const { graph, visible } = model;
  if (node.cluster === undefined) return null;
  const inRow = [...visible.nodes, ...graph.nodes].filter(
    ({ row }) => row === node.row,
  );
  const row = graph.rows.find(({ id }) => id === node.row);
  const absent = new Map(row?.absent.map(one => [one.cluster, one.reason]));
  return (
    <div
      className={classes.pills}
      role="group"
      aria-label="Clusters of this row"
    >
      {visible.columns.map(({ id, cluster }) => {
        const here = inRow.filter(other => other.cluster === id);
        const target = here.find(({ name }) => name === node.name) ?? here[0];
        const chosen = id === node.cluster;
        const away = statusOfClusterState(cluster.state);
        const why = absent.get(id) ?? 'none here';
        return (
          <button
            key={id}
            type="button"
            className={`${classes.pill} ${chosen ? classes.chosen : ''}`}
            aria-pressed={chosen}
            aria-disabled={target ? undefined : true}
            title={target ? undefined : why}
            onClick={() => target && onSelect(chosen ? node.id : target.id)}
          >
            {target ? (
              <StatusIcon status={away ?? target.health} size={14} />
            ) : (
              <StatusIcon status="skipped" size={14} />
            )}
            {cluster.title}
            {away && cluster.lastSeenAt !== undefined && (
              <span>
                · <Age at={cluster.lastSeenAt} />
              </span>
            )}
            {!target && <span>· {why}</span>}
          </button>
        );
      })}
    </div>
  );
}
