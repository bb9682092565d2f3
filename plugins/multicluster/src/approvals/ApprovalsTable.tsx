import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTheme } from '@material-ui/core/styles';
import { Approval } from '@multicluster/backstage-plugin-multicluster-common';
import {
  Age,
  formatMoment,
  Panel,
  Person,
  StatusIcon,
  TableHead,
  useNow,
  useTableStyles,
} from '../shared';
import { approvalRouteRef } from '../routes';
import { approvalStatus } from './sortApprovals';

/** Approvals, each a link to what is to be read. */
export function ApprovalsTable(props: {
  title: string;
  approvals: readonly Approval[];
  /** When there are none. */
  none?: string;
}) {
  const { title, approvals, none } = props;
  const table = useTableStyles();
  const ground = useTheme().palette.background.paper;
  const toApproval = useRouteRef(approvalRouteRef);
  const now = useNow(10_000);
  const last = approvals.some(({ state }) => state === 'waiting')
    ? 'Expires'
    : 'Comment';
  return (
    <Panel title={title}>
      {approvals.length ? (
        <div className={table.scroller}>
          <table className={table.table}>
            <caption>{title}</caption>
            <TableHead
              headings={['What', 'State', 'Asked by', 'Asked', last]}
            />
            <tbody>
              {approvals.map(({ id, subject, state, ...approval }) => {
                const { status, word } = approvalStatus(state);
                return (
                  <tr key={id}>
                    <th scope="row">
                      <Link to={toApproval({ id })}>{subject}</Link>
                    </th>
                    <td>
                      <span className={table.status}>
                        <StatusIcon status={status} ground={ground} />
                        {word}
                        {approval.decidedBy && (
                          <span className={table.dim}>
                            by <Person who={approval.decidedBy} />
                          </span>
                        )}
                      </span>
                    </td>
                    <td>
                      <Person who={approval.requestedBy} />
                    </td>
                    <td>
                      <Age at={approval.requestedAt} />
                    </td>
                    <td>
                      {state === 'waiting'
                        ? formatMoment(approval.expiresAt, now)
                        : approval.comment ?? (
                            <span className={table.dim}>–</span>
                          )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      ) : (
        <div className={table.empty}>{none}</div>
      )}
    </Panel>
  );
}
