import { ReactNode } from 'react';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { makeStyles } from '@material-ui/core/styles';
import {
  ResourceView,
  TopologyNode,
} from '@multicluster/backstage-plugin-multicluster-common';
import { useTopologyModel } from '../useTopologyModel';
import { DetailTab, TopologyUrlState } from '../useTopologyUrlState';
import { Answer } from '../../shared';
import { ConditionsTab } from './ConditionsTab';
import { DiffTab } from './DiffTab';
import { EventsTab } from './EventsTab';
import { LogsTab } from './LogsTab';
import { OverviewTab } from './OverviewTab';
import { pickPod } from './subject';
import { useComparison } from './useComparison';
import { useDetailStyles } from './useDetailStyles';
import { useResource } from './useResource';
import { YamlTab } from './YamlTab';

const useStyles = makeStyles(
  theme => ({
    tabs: {
      minHeight: 40,
      borderBottom: `1px solid ${theme.palette.divider}`,
      '& .MuiTab-root': {
        minWidth: 0,
        minHeight: 40,
        padding: theme.spacing(0.5, 1.25),
        fontSize: 13,
        textTransform: 'none',
        letterSpacing: 0,
      },
    },
    panel: { padding: theme.spacing(2) },
  }),
  { name: 'MulticlusterNodeDetails' },
);

const titles: Record<DetailTab, string> = {
  overview: 'Overview',
  conditions: 'Conditions',
  events: 'Events',
  logs: 'Logs',
  yaml: 'YAML',
  diff: 'Diff',
};

function Resource(props: {
  node: TopologyNode;
  pod?: string;
  children(view: ResourceView): ReactNode;
}) {
  const classes = useDetailStyles();
  const resource = useResource(props.node, props.pod);
  if (!resource) {
    return (
      <p className={classes.text}>
        This is derived from other objects; no object of a cluster stands behind
        it.
      </p>
    );
  }
  return <Answer {...resource}>{props.children}</Answer>;
}

function Diff({ node }: { node: TopologyNode }) {
  const comparison = useComparison(node);
  return (
    <Answer {...comparison}>
      {value => <DiffTab comparison={value} chosen={node.cluster} />}
    </Answer>
  );
}

/** Tabs that a node can have: a DNS name has no log, a thing of no cluster nothing to compare. */
export function tabsOf(node: TopologyNode, hasPods: boolean): DetailTab[] {
  const tabs: DetailTab[] = ['overview'];
  if (node.kind === 'Group') return tabs;
  if (node.cluster && (node.origin || node.kind === 'Pods')) {
    tabs.push('conditions', 'events');
    if (hasPods) tabs.push('logs');
    tabs.push('yaml');
  }
  if (node.cluster) tabs.push('diff');
  return tabs;
}

function panelOf(node: TopologyNode, url: TopologyUrlState, tab: DetailTab) {
  const { pod } = url;
  switch (tab) {
    case 'conditions':
      return (
        <Resource node={node} pod={pod}>
          {view => <ConditionsTab view={view} />}
        </Resource>
      );
    case 'events':
      return (
        <Resource node={node} pod={pod}>
          {view => <EventsTab view={view} />}
        </Resource>
      );
    case 'yaml':
      return (
        <Resource node={node} pod={pod}>
          {view => <YamlTab view={view} />}
        </Resource>
      );
    case 'logs':
      return <LogsTab node={node} pod={pod} onPod={url.setPod} />;
    case 'diff':
      return <Diff node={node} />;
    default:
      return (
        <OverviewTab
          node={node}
          onPod={url.openPod}
          onOpenGroup={url.openGroup}
        />
      );
  }
}

/** Which pod the object's tabs speak of, where the node is a group of them. */
function PodNote({ node, url }: { node: TopologyNode; url: TopologyUrlState }) {
  const classes = useDetailStyles();
  const pod = pickPod(node, url.pod);
  if (node.kind !== 'Pods' || !pod) return null;
  return (
    <p className={classes.note} style={{ marginTop: 0 }}>
      Pod {pod.name}. Choose another in Overview.
    </p>
  );
}

/** Everything about one node, in tabs. */
export function NodeDetails(props: {
  node: TopologyNode;
  url: TopologyUrlState;
}) {
  const { node, url } = props;
  const classes = useStyles();
  const model = useTopologyModel();
  const tabs = tabsOf(node, model.podsOf(node.id) !== undefined);
  const tab = tabs.includes(url.tab) ? url.tab : 'overview';
  const ofObject = ['conditions', 'events', 'yaml'].includes(tab);
  return (
    <>
      <Tabs
        className={classes.tabs}
        value={tab}
        onChange={(_, next) => url.setTab(next)}
        indicatorColor="primary"
        textColor="primary"
        variant="scrollable"
        scrollButtons="off"
        aria-label="Details"
      >
        {tabs.map(value => (
          <Tab
            key={value}
            value={value}
            label={titles[value]}
            id={`multicluster-tab-${value}`}
            aria-controls="multicluster-tabpanel"
          />
        ))}
      </Tabs>
      <div
        role="tabpanel"
        id="multicluster-tabpanel"
        aria-labelledby={`multicluster-tab-${tab}`}
        className={classes.panel}
      >
        {ofObject && <PodNote node={node} url={url} />}
        {panelOf(node, url, tab)}
      </div>
    </>
  );
}
