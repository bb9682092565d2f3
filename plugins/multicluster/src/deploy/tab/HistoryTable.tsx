import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useTheme } from '@material-ui/core/styles';
import { Deployment } from '@multicluster/backstage-plugin-multicluster-common';
import {
  Age,
  listed,
  Panel,
  Person,
  StatusIcon,
  TableHead,
  useTableStyles,
} from '../../shared';
import { multiclusterTranslationRef } from '../../translation';
import { useTabStyles } from './useTabStyles';
import { deploymentStatus, deploymentTitle } from './words';

/** Every deployment of the app, newest first: what, who, when, why, and how it ended. */
export function HistoryTable(props: {
  deployments: readonly Deployment[];
  selected: string | undefined;
  onSelect(id: string): void;
}) {
  const { deployments, selected, onSelect } = props;
  const classes = useTabStyles();
  const table = useTableStyles();
  const ground = useTheme().palette.background.paper;
  const { t } = useTranslationRef(multiclusterTranslationRef);
  return (
    <Panel title={t('deploy.history')}>
      <div className={table.scroller}>
        <table className={table.table}>
          <caption>Deployments, newest first</caption>
          <TableHead
            headings={[
              'Deployment',
              'Result',
              'Clusters',
              'By',
              'When',
              'Reason',
            ]}
          />
          <tbody>
            {deployments.map(deployment => {
              const { id, state, chart, summary } = deployment;
              const { status, word } = deploymentStatus(state);
              return (
                <tr
                  key={id}
                  className={id === selected ? classes.selected : undefined}
                >
                  <th scope="row">
                    <button
                      type="button"
                      className={classes.rowButton}
                      aria-pressed={id === selected}
                      onClick={() => onSelect(id)}
                    >
                      {deploymentTitle(deployment)}
                    </button>
                    {chart && (
                      <div className={`${table.small} ${table.dim}`}>
                        {chart.name} {chart.version}
                      </div>
                    )}
                  </th>
                  <td className={classes.wrap}>
                    <span className={table.status}>
                      <StatusIcon status={status} ground={ground} />
                      {word}
                    </span>
                    <div className={`${table.small} ${table.dim}`}>
                      {summary}
                    </div>
                  </td>
                  <td className={classes.wrap}>
                    {listed(deployment.clusters.map(one => one.cluster))}
                  </td>
                  <td>
                    <Person who={deployment.createdBy} />
                  </td>
                  <td>
                    <Age at={deployment.createdAt} />
                  </td>
                  <td className={classes.wrap}>
                    {deployment.reason ?? <span className={table.dim}>–</span>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
