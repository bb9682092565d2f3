import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { ClusterList } from '@multicluster/backstage-plugin-multicluster-common';
import {
  Age,
  Callout,
  counted,
  surfaceColors,
  useTableStyles,
} from '../shared';
import { multiclusterTranslationRef } from '../translation';
import { AttentionPanel } from './AttentionPanel';
import { ClusterAside } from './ClusterAside';
import { ClusterCards } from './ClusterCards';
import { ClustersTable } from './ClustersTable';
import {
  findAttention,
  findOnlyHere,
  findVersionLags,
  selectClusters,
} from './fleet';
import { FleetToolbar } from './FleetToolbar';
import { HeatPanel } from './heat';
import { SummaryButtons } from './SummaryButtons';
import { useClusterDetails } from './useClusterDetails';
import { useFleetView } from './useFleetView';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) 344px',
      gap: theme.spacing(2),
      alignItems: 'start',
      [theme.breakpoints.down('md')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
    },
    bar: {
      gridColumn: '1 / -1',
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
    },
    main: { display: 'grid', gap: theme.spacing(1.5), minWidth: 0 },
    side: {
      display: 'grid',
      gap: theme.spacing(1.5),
      minWidth: 0,
    },
    // On a narrow page the details of what was just selected must not be below everything else.
    first: { [theme.breakpoints.down('md')]: { gridRow: 2 } },
    panel: {
      background: theme.palette.background.paper,
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 4,
      overflow: 'hidden',
    },
    note: {
      display: 'flex',
      justifyContent: 'space-between',
      gap: theme.spacing(2),
      padding: theme.spacing(1, 2),
      fontSize: 12,
      color: surfaceColors(theme).quiet,
      borderTop: `1px solid ${theme.palette.divider}`,
    },
  }),
  { name: 'MulticlusterFleet' },
);

/** "8 clusters in 4 providers. 2 more are hidden by your permissions." */
function sizeOf({ clusters, hidden }: ClusterList): string {
  const providers = new Set(clusters.flatMap(one => one.provider ?? []));
  const where = providers.size
    ? ` in ${counted(providers.size, 'provider')}`
    : '';
  const more = hidden
    ? ` ${hidden} more ${
        hidden === 1 ? 'is' : 'are'
      } hidden by your permissions.`
    : '';
  return `${counted(clusters.length, 'cluster')}${where}.${more}`;
}

/** The fleet, once there is something to show. */
export function FleetContent(props: {
  list: ClusterList;
  /** Epoch milliseconds of the list. */
  at: number;
}) {
  const { clusters, problems } = props.list;
  const classes = useStyles();
  const table = useTableStyles();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const view = useFleetView(clusters);
  const all = useMemo(
    () => selectClusters(clusters, { buckets: [], text: '' }),
    [clusters],
  );
  const details = useClusterDetails(all);
  const lags = useMemo(
    () => new Map(findVersionLags(clusters).map(lag => [lag.cluster, lag])),
    [clusters],
  );
  const attention = useMemo(() => findAttention(all, details), [all, details]);
  const selected = clusters.find(({ name }) => name === view.selected);
  const choice = { groups: view.groups, lags, selected: view.selected };
  return (
    <div className={classes.root}>
      <div className={classes.bar}>
        <SummaryButtons
          clusters={clusters}
          pressed={view.buckets}
          onToggle={view.toggleBucket}
        />
        <FleetToolbar view={view} />
      </div>
      <div className={classes.main}>
        {problems.map(problem => (
          <Callout key={problem} tone="warning">
            {problem}
          </Callout>
        ))}
        <div className={classes.panel}>
          {view.layout === 'table' ? (
            <ClustersTable {...choice} onSelect={view.select} />
          ) : (
            <ClusterCards {...choice} onSelect={view.select} />
          )}
          {!view.shown.length && (
            <div className={table.empty}>
              {t('clusters.none')}{' '}
              <Button size="small" color="primary" onClick={view.clear}>
                {t('clusters.clear')}
              </Button>
            </div>
          )}
          <div className={classes.note}>
            <span>{sizeOf(props.list)}</span>
            <Age at={props.at} prefix="Updated " />
          </div>
        </div>
        <HeatPanel
          clusters={view.shown}
          details={details}
          as={view.workloads}
          onChange={view.setWorkloads}
        />
      </div>
      <div className={`${classes.side} ${selected ? classes.first : ''}`}>
        {selected && (
          <ClusterAside
            cluster={selected}
            onlyHere={findOnlyHere(selected.name, clusters, details)}
            onClose={() => view.select(undefined)}
          />
        )}
        <AttentionPanel items={attention} onSelect={view.select} />
      </div>
    </div>
  );
}
