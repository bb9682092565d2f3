import { Link } from '@backstage/core-components';
import { useTheme } from '@material-ui/core/styles';
import { KindState } from '@multicluster/backstage-plugin-multicluster-common';
import {
  Age,
  counted,
  Panel,
  Status,
  StatusIcon,
  useTableStyles,
} from '../../shared';
import { rbacHowTo } from '../states';
import { resourceOf } from './rights';

const looks: Record<KindState['state'], [Status, string]> = {
  live: ['healthy', 'Live'],
  syncing: ['connecting', 'Listing'],
  broken: ['stale', 'Not current'],
  forbidden: ['locked', 'Not allowed'],
  absent: ['skipped', 'Not served'],
};

const worstFirst: KindState['state'][] = [
  'forbidden',
  'broken',
  'syncing',
  'live',
  'absent',
];

function KindNote(props: { kind: KindState }) {
  const table = useTableStyles();
  const { kind } = props;
  if (kind.state === 'forbidden') {
    return (
      <div className={table.small}>
        The portal may not <code>list</code> and <code>watch</code>{' '}
        <code>{resourceOf(kind)}</code>.{' '}
        <Link to={rbacHowTo}>How to allow it</Link>
      </div>
    );
  }
  return kind.error ? <div className={table.small}>{kind.error}</div> : null;
}

/** What the portal reads of a cluster, kind by kind, and whether that is current. */
export function KindsPanel(props: { kinds: KindState[] }) {
  const table = useTableStyles();
  const ground = useTheme().palette.background.paper;
  const kinds = [...props.kinds].sort(
    (a, b) =>
      worstFirst.indexOf(a.state) - worstFirst.indexOf(b.state) ||
      a.kind.localeCompare(b.kind),
  );
  return (
    <Panel title="Kinds" hint={`${counted(kinds.length, 'kind')} watched`}>
      <div className={table.scroller}>
        <table className={table.table}>
          <caption>Kinds that the portal watches on this cluster</caption>
          <thead>
            <tr>
              <th scope="col">Kind</th>
              <th scope="col">State</th>
              <th scope="col">Since</th>
              <th scope="col" className="figure">
                Objects
              </th>
            </tr>
          </thead>
          <tbody>
            {kinds.map(kind => {
              const [status, word] = looks[kind.state];
              return (
                <tr key={`${kind.apiVersion}/${kind.kind}`}>
                  <th scope="row">
                    {kind.kind}{' '}
                    <span className={`${table.dim} ${table.small}`}>
                      {kind.apiVersion}
                    </span>
                    <KindNote kind={kind} />
                  </th>
                  <td>
                    <span className={table.status}>
                      <StatusIcon status={status} ground={ground} />
                      {word}
                    </span>
                  </td>
                  <td className={table.dim}>
                    <Age at={kind.since} />
                  </td>
                  <td className="figure">
                    {kind.state === 'absent' || kind.state === 'forbidden'
                      ? '–'
                      : kind.objects}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {!kinds.length && (
        <div className={table.empty}>Nothing is watched on this cluster.</div>
      )}
    </Panel>
  );
}
