import { useMemo } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  ClusterDetail,
  ClusterSummary,
} from '@multicluster/backstage-plugin-multicluster-common';
import { useNavigateTo } from '../../routing';
import { counted, Panel } from '../../shared';
import { useWorkloadHref } from '../WorkloadLink';
import { HeatGrid } from './HeatGrid';
import { HeatLegend } from './HeatLegend';
import { HeatTable } from './HeatTable';
import { buildSquares, Square } from './squares';

const useStyles = makeStyles(
  theme => ({
    button: { textTransform: 'none', fontSize: 12, padding: 0 },
    note: {
      padding: theme.spacing(0, 2, 1),
      fontSize: 12,
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'MulticlusterHeatPanel' },
);

/** All workloads of the clusters shown, as a grid of squares or as the table that says the same. */
export function HeatPanel(props: {
  clusters: readonly ClusterSummary[];
  details: ReadonlyMap<string, ClusterDetail>;
  as: 'grid' | 'table';
  onChange(as: 'grid' | 'table'): void;
}) {
  const { clusters, details, as, onChange } = props;
  const classes = useStyles();
  const navigate = useNavigateTo();
  const hrefOf = useWorkloadHref();
  const { rows, per } = useMemo(
    () => buildSquares(clusters, details),
    [clusters, details],
  );
  const states = useMemo(
    () => new Map(clusters.map(({ name, state }) => [name, state])),
    [clusters],
  );
  const total = rows.reduce((sum, row) => sum + row.total, 0);
  const other = as === 'grid' ? 'table' : 'grid';
  return (
    <Panel
      title="Workloads"
      hint={
        per === 1
          ? `one square each, ${total} in all`
          : `one square for ${per}, ${total} in all`
      }
      action={
        <Button
          size="small"
          color="primary"
          className={classes.button}
          onClick={() => onChange(other)}
        >
          Open as {other}
        </Button>
      }
    >
      {total === 0 && (
        <div className={classes.note}>
          No workload is known on {counted(clusters.length, 'cluster')}.
        </div>
      )}
      {total > 0 && as === 'table' && <HeatTable rows={rows} />}
      {total > 0 && as === 'grid' && (
        <>
          <HeatGrid
            rows={rows}
            states={states}
            onOpen={(square: Square) =>
              navigate(hrefOf(square.cluster, square.workload))
            }
          />
          <HeatLegend />
        </>
      )}
    </Panel>
  );
}
