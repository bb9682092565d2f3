import { Fragment, KeyboardEvent } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { providerName, surfaceColors, useTableStyles } from '../shared';
import { multiclusterTranslationRef } from '../translation';
import { ClusterRow } from './ClusterRow';
import { FleetGroup, VersionLag } from './fleet';

const useStyles = makeStyles(
  theme => ({
    group: {
      background: surfaceColors(theme).sunk,
      fontSize: 12,
      fontWeight: '700 !important' as any,
    },
    table: { '& td, & th': { height: 46 }, '& thead th': { height: 30 } },
  }),
  { name: 'MulticlusterClustersTable' },
);

/** Up and down move between rows; everything else is the row's own. */
function moveBetweenRows(event: KeyboardEvent<HTMLTableElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const rows = [
    ...event.currentTarget.querySelectorAll<HTMLElement>('[data-cluster]'),
  ];
  const at = rows.findIndex(row => row.contains(document.activeElement));
  if (step && at >= 0) {
    event.preventDefault();
    rows[Math.min(rows.length - 1, Math.max(0, at + step))].focus();
  }
}

/** The fleet, worst first; every fact of a cluster that is not live is drawn as last known. */
export function ClustersTable(props: {
  groups: FleetGroup[];
  lags: ReadonlyMap<string, VersionLag>;
  selected?: string;
  onSelect(name: string): void;
}) {
  const table = useTableStyles();
  const classes = useStyles();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const first = props.groups[0]?.clusters[0]?.name;
  const names = props.groups.flatMap(({ clusters }) =>
    clusters.map(({ name }) => name),
  );
  const stop =
    props.selected && names.includes(props.selected) ? props.selected : first;
  return (
    <div className={table.scroller}>
      {/* The keys are a way between rows that can also be reached without them. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <table
        className={`${table.table} ${classes.table}`}
        onKeyDown={moveBetweenRows}
      >
        <caption>{t('clusters.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">Cluster, worst first</th>
            <th scope="col">State</th>
            <th scope="col">Version</th>
            <th scope="col" className="figure">
              Nodes
            </th>
            <th scope="col" className="figure">
              Pods
            </th>
            <th scope="col">Requested</th>
            <th scope="col" className="figure">
              <span title="Median round trip from the portal to the API server">
                p50
              </span>
            </th>
            <th scope="col" aria-label="Open" />
          </tr>
        </thead>
        <tbody>
          {props.groups.map(({ title, clusters }) => (
            <Fragment key={title ?? ''}>
              {title && (
                <tr>
                  <th className={classes.group} colSpan={8} scope="rowgroup">
                    {providerName(title)}
                  </th>
                </tr>
              )}
              {clusters.map(cluster => (
                <ClusterRow
                  key={cluster.name}
                  cluster={cluster}
                  lag={props.lags.get(cluster.name)}
                  selected={cluster.name === props.selected}
                  tabStop={cluster.name === stop}
                  onSelect={props.onSelect}
                />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}
