import { useState } from 'react';
import { useTheme } from '@material-ui/core/styles';
import { NodeSummary } from '@multicluster/backstage-plugin-multicluster-common';
import {
  counted,
  Panel,
  Status,
  StatusIcon,
  useTableStyles,
} from '../../shared';
import { firstRows, MoreRows } from '../view';

function stateOf(node: NodeSummary, live: boolean): [Status, string] {
  if (!live) {
    return ['stale', node.ready ? 'Was ready' : 'Was not ready'];
  }
  if (!node.ready) {
    return ['unhealthy', 'Not ready'];
  }
  return node.unschedulable ? ['degraded', 'Cordoned'] : ['healthy', 'Ready'];
}

function NodeRow(props: { node: NodeSummary; live: boolean }) {
  const { node, live } = props;
  const table = useTableStyles();
  const ground = useTheme().palette.background.paper;
  const [status, word] = stateOf(node, live);
  return (
    <tr className={live ? undefined : table.ghost}>
      <th scope="row">{node.name}</th>
      <td>
        <span className={table.status}>
          <StatusIcon status={status} ground={ground} />
          {word}
        </span>
        {node.reason && (
          <div className={`${table.dim} ${table.small}`}>{node.reason}</div>
        )}
      </td>
      <td>{node.zone ?? node.region ?? '–'}</td>
      <td>{node.version ?? '–'}</td>
      <td className="figure">{node.pods}</td>
    </tr>
  );
}

/** Nodes, those that need a look first. */
export function NodesPanel(props: { nodes: NodeSummary[]; live: boolean }) {
  const table = useTableStyles();
  const [all, setAll] = useState(false);
  const nodes = [...props.nodes].sort(
    (a, b) =>
      Number(a.ready) - Number(b.ready) ||
      Number(b.unschedulable) - Number(a.unschedulable) ||
      a.name.localeCompare(b.name),
  );
  const shown = all ? nodes : nodes.slice(0, firstRows);
  return (
    <Panel title="Nodes" hint={counted(nodes.length, 'node')}>
      <div className={table.scroller}>
        <table className={table.table}>
          <caption>Nodes of this cluster</caption>
          <thead>
            <tr>
              <th scope="col">Node</th>
              <th scope="col">State</th>
              <th scope="col">Zone</th>
              <th scope="col">Version</th>
              <th scope="col" className="figure">
                Pods
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(node => (
              <NodeRow key={node.name} node={node} live={props.live} />
            ))}
          </tbody>
        </table>
      </div>
      {!nodes.length && (
        <div className={table.empty}>No node is known of this cluster.</div>
      )}
      <MoreRows
        shown={shown.length}
        total={nodes.length}
        onShowAll={() => setAll(true)}
      />
    </Panel>
  );
}
