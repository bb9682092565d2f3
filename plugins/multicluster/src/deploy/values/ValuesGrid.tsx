import { JsonValue } from '@backstage/types';
import { useTheme } from '@material-ui/core/styles';
import { ClusterSummary } from '@multicluster/backstage-plugin-multicluster-common';
import { statusOfCluster, StatusIcon } from '../../shared';
import { describeCell } from './describeCell';
import { GridCell } from './GridCell';
import { GridPlace } from './gridMove';
import { ValueRow } from './rows';
import { useGrid } from './useGrid';
import { useGridStyles } from './useGridStyles';

function Heads(props: { clusters: ClusterSummary[] }) {
  const classes = useGridStyles();
  const ground = useTheme().palette.background.paper;
  return (
    <thead>
      <tr>
        <th scope="col">Value</th>
        <th scope="col">All clusters</th>
        {props.clusters.map(cluster => (
          <th key={cluster.name} scope="col">
            <span className={classes.head}>
              <StatusIcon
                status={statusOfCluster(cluster)}
                size={14}
                ground={ground}
                label
              />
              {cluster.name}
            </span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** What each cluster gets, value by value. A grid: one tab stop, and the keys of a spreadsheet. */
export function ValuesGrid(props: {
  rows: ValueRow[];
  clusters: ClusterSummary[];
  onSet(place: GridPlace, value: JsonValue | undefined): void;
}) {
  const { rows, clusters, onSet } = props;
  const classes = useGridStyles();
  const places = ['all clusters', ...clusters.map(({ name }) => name)];
  const grid = useGrid({ rows, columns: places.length, onSet });
  const { active, stop, editing } = grid;
  const isAt = (place: GridPlace | undefined, path: string, column: number) =>
    place?.path === path && place.column === column;
  const activeRow = rows.find(({ path }) => path === active?.path);
  const cells = activeRow && [activeRow.common, ...activeRow.cells];
  return (
    <>
      <div className={classes.scroller}>
        {/* The keys are those of the cells inside; the grid itself is never a stop. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role */}
        <table
          role="grid"
          aria-label="Values by cluster"
          className={classes.grid}
          ref={grid.root}
          onKeyDown={grid.onKeyDown}
        >
          <Heads clusters={clusters} />
          <tbody>
            {rows.map(row => (
              <tr key={row.path}>
                <th scope="row">{row.path}</th>
                {[row.common, ...row.cells].map((cell, column) => (
                  <GridCell
                    key={places[column]}
                    cell={cell}
                    column={column}
                    place={places[column]}
                    path={row.path}
                    active={isAt(stop, row.path, column)}
                    text={
                      isAt(editing?.place, row.path, column)
                        ? editing?.text
                        : undefined
                    }
                    onFocus={() => grid.activate({ path: row.path, column })}
                    onEdit={text => grid.edit({ path: row.path, column }, text)}
                    onType={grid.type}
                    onCommit={grid.commit}
                    onBlur={grid.blur}
                    onRevert={grid.revert}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={classes.status}>
        <span role="status">
          {active && cells
            ? describeCell(
                active.path,
                places[active.column],
                cells[active.column] ?? {},
              )
            : ''}
        </span>
        <span>Enter edits, Esc reverts, Delete falls back</span>
      </div>
    </>
  );
}
