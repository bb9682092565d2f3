import { useState } from 'react';
import { useTheme } from '@material-ui/core/styles';
import { StatusIcon, statusWord, useTableStyles } from '../../shared';
import { firstRows, MoreRows } from '../view';
import { SquareRow } from './squares';
import { WorkloadLink } from '../WorkloadLink';

/** The squares as a table: the same workloads in the same order. */
export function HeatTable(props: { rows: SquareRow[] }) {
  const table = useTableStyles();
  const ground = useTheme().palette.background.paper;
  const [all, setAll] = useState(false);
  const squares = props.rows.flatMap(row => row.squares);
  const shown = all ? squares : squares.slice(0, firstRows);
  return (
    <div
      className={table.scroller}
      style={{ maxHeight: 420, overflow: 'auto' }}
    >
      <table className={table.table}>
        <caption>Workloads by cluster, worst first</caption>
        <thead>
          <tr>
            <th scope="col">Cluster</th>
            <th scope="col">Workload</th>
            <th scope="col">Health</th>
            <th scope="col" className="figure">
              Ready
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((square, index) => (
            <tr
              key={
                square.workload
                  ? `${square.cluster}/${square.workload.kind}/${square.workload.namespace}/${square.workload.name}`
                  : `${square.cluster}/${index}`
              }
              className={square.certainty === 'live' ? undefined : table.ghost}
            >
              <td>{square.cluster}</td>
              <th scope="row">
                {square.workload ? (
                  <WorkloadLink
                    workload={square.workload}
                    cluster={square.cluster}
                  />
                ) : (
                  `${square.size} without a name here`
                )}
              </th>
              <td>
                <span className={table.status}>
                  {square.certainty === 'live' ? (
                    <>
                      <StatusIcon status={square.health} ground={ground} />
                      {statusWord[square.health]}
                    </>
                  ) : (
                    <>
                      <StatusIcon status="stale" ground={ground} />
                      Was {square.health}
                    </>
                  )}
                </span>
              </td>
              <td className="figure">
                {square.workload &&
                  `${square.workload.replicas.ready} / ${square.workload.replicas.desired}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <MoreRows
        shown={shown.length}
        total={squares.length}
        onShowAll={() => setAll(true)}
      />
    </div>
  );
}
