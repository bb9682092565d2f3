import { useMemo, useState } from 'react';
import InputBase from '@material-ui/core/InputBase';
import { useTheme } from '@material-ui/core/styles';
import {
  Health,
  WorkloadSummary,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  counted,
  Panel,
  StatusIcon,
  statusWord,
  useTableStyles,
} from '../../shared';
import { firstRows, MoreRows } from '../view';
import { WorkloadLink } from '../WorkloadLink';

const worstFirst: Health[] = ['unhealthy', 'degraded', 'unknown', 'healthy'];

function selectWorkloads(
  workloads: readonly WorkloadSummary[],
  text: string,
): WorkloadSummary[] {
  const wanted = text.toLocaleLowerCase('en-US');
  return workloads
    .filter(({ kind, namespace, name, reason }) =>
      [kind, namespace, name, reason]
        .join(' ')
        .toLocaleLowerCase('en-US')
        .includes(wanted),
    )
    .sort(
      (a, b) =>
        worstFirst.indexOf(a.health) - worstFirst.indexOf(b.health) ||
        a.namespace.localeCompare(b.namespace) ||
        a.name.localeCompare(b.name),
    );
}

function WorkloadRow(props: {
  cluster: string;
  workload: WorkloadSummary;
  live: boolean;
}) {
  const { cluster, workload, live } = props;
  const table = useTableStyles();
  const ground = useTheme().palette.background.paper;
  const { kind, health, reason, replicas } = workload;
  return (
    <tr className={live ? undefined : table.ghost}>
      <th scope="row">
        {workload.kubernetesId ? (
          <WorkloadLink workload={workload} cluster={cluster} />
        ) : (
          `${workload.namespace}/${workload.name}`
        )}
      </th>
      <td>{kind}</td>
      <td>
        <span className={table.status}>
          <StatusIcon status={live ? health : 'stale'} ground={ground} />
          {live ? statusWord[health] : `Was ${health}`}
        </span>
        {reason && (
          <div className={`${table.dim} ${table.small}`}>{reason}</div>
        )}
      </td>
      <td className="figure">
        {replicas.ready} / {replicas.desired}
      </td>
    </tr>
  );
}

/** Workloads of a cluster, worst first, each with a way to the topology of its entity. */
export function WorkloadsPanel(props: {
  cluster: string;
  workloads: WorkloadSummary[];
  live: boolean;
  text: string;
  onText(text: string): void;
}) {
  const { cluster, workloads, live, text, onText } = props;
  const table = useTableStyles();
  const [all, setAll] = useState(false);
  const selected = useMemo(
    () => selectWorkloads(workloads, text),
    [workloads, text],
  );
  const shown = all ? selected : selected.slice(0, firstRows);
  return (
    <Panel
      title="Workloads"
      hint={`${counted(workloads.length, 'workload')}, worst first`}
      action={
        <InputBase
          type="search"
          placeholder="Name, kind, error"
          inputProps={{ 'aria-label': 'Search workloads' }}
          value={text}
          onChange={event => onText(event.target.value)}
          style={{ fontSize: 13 }}
        />
      }
    >
      <div className={table.scroller}>
        <table className={table.table}>
          <caption>Workloads of this cluster, worst first</caption>
          <thead>
            <tr>
              <th scope="col">Workload</th>
              <th scope="col">Kind</th>
              <th scope="col">Health</th>
              <th scope="col" className="figure">
                Ready
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(workload => (
              <WorkloadRow
                key={`${workload.kind}/${workload.namespace}/${workload.name}`}
                cluster={cluster}
                workload={workload}
                live={live}
              />
            ))}
          </tbody>
        </table>
      </div>
      {!shown.length && (
        <div className={table.empty}>
          {workloads.length
            ? 'No workload matches.'
            : 'No workload is known of this cluster.'}
        </div>
      )}
      <MoreRows
        shown={shown.length}
        total={selected.length}
        onShowAll={() => setAll(true)}
      />
    </Panel>
  );
}
