import { useMemo, useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { TopologyGraph } from '@multicluster/backstage-plugin-multicluster-common';
import { TopologyConnection } from '../api/MulticlusterApi';
import { MessageBoard, visuallyHidden } from '../shared';
import { TopologyCanvas } from './canvas';
import { NodeDrawer } from './details';
import { ConnectionState, SummaryLine } from './summary';
import { TopologyTable } from './table';
import { KeysDialog, TopologyToolbar } from './toolbar';
import { TopologyTree } from './tree';
import { useAnnouncements } from './useAnnouncements';
import { BoardActions, useBoardActions } from './useBoardActions';
import { useShortcuts } from './useShortcuts';
import { useSingleKeys } from './useSingleKeys';
import {
  buildModel,
  TopologyModelProvider,
  useTopologyModel,
} from './useTopologyModel';
import {
  TopologyUrlState,
  TopologyView,
  useTopologyUrlState,
} from './useTopologyUrlState';
import { useTopologyView } from './useTopologyView';
import { useIsNarrow } from './useWindowWidth';

const useStyles = makeStyles(
  theme => ({
    board: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(2),
      fontFamily: theme.typography.fontFamily,
      '&:fullscreen': {
        background: theme.palette.background.default,
        padding: theme.spacing(2),
        overflow: 'auto',
      },
    },
    main: { flex: 1, minWidth: 0 },
    top: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(2),
      marginBottom: theme.spacing(1.5),
      '& > :first-child': { flex: 1, minWidth: 0 },
    },
    toolbar: { marginBottom: theme.spacing(1.25) },
    note: {
      margin: theme.spacing(0, 0, 1),
      fontSize: 12,
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'MulticlusterTopologyBoard' },
);

function Rendering(props: {
  name: string;
  view: TopologyView;
  url: TopologyUrlState;
  actions: BoardActions;
}) {
  const { name, view, url, actions } = props;
  const { visible } = useTopologyModel();
  const { reveal, onSelect, onCompare, onCluster } = actions;
  const list = { name, selected: url.selected, reveal, onSelect };
  if (!visible.nodes.length) {
    return (
      <MessageBoard title="Nothing matches the filters.">
        <Button variant="outlined" color="primary" onClick={url.clearFilter}>
          Clear the filters
        </Button>
      </MessageBoard>
    );
  }
  switch (view) {
    case 'table':
      return <TopologyTable {...list} />;
    case 'tree':
      return <TopologyTree {...list} />;
    default:
      return (
        <TopologyCanvas
          {...list}
          onlyClusters={url.filter.clusters}
          onCompare={onCompare}
          onCluster={onCluster}
        />
      );
  }
}

/** The Topology tab once there is a graph: summary, toolbar, one of three renderings, details. */
export function TopologyBoard(props: {
  name: string;
  graph: TopologyGraph;
  connection: TopologyConnection;
  updatedAt?: number;
}) {
  const { name, graph, connection, updatedAt } = props;
  const classes = useStyles();
  const url = useTopologyUrlState();
  const narrow = useIsNarrow();
  const view = url.view ?? (narrow ? 'table' : 'graph');
  const filtered = useTopologyView(graph, url);
  const model = useMemo(() => buildModel(graph, filtered), [graph, filtered]);
  const actions = useBoardActions(url, graph);
  const [keysOpen, setKeysOpen] = useState(false);
  const [singleKeys, setSingleKeys] = useSingleKeys();
  const search = useRef<HTMLInputElement>(null);
  const board = useRef<HTMLDivElement>(null);
  const announcement = useAnnouncements(graph);
  const selected = model.nodes.get(url.selected ?? '');
  useShortcuts(
    {
      '/': () => search.current?.focus(),
      g: () => url.setView('graph'),
      t: () => url.setView('table'),
      r: () => url.setView('tree'),
      f: () => url.setFilter({ failingOnly: !url.filter.failingOnly }),
      '?': () => setKeysOpen(true),
    },
    singleKeys && !keysOpen,
  );
  const onFullScreen = () =>
    document.fullscreenElement
      ? document.exitFullscreen()
      : board.current?.requestFullscreen?.();
  return (
    <TopologyModelProvider value={model}>
      <div className={classes.board} ref={board}>
        <div className={classes.main}>
          <div className={classes.top}>
            <SummaryLine
              graph={graph}
              name={name}
              onFinding={actions.onFinding}
            />
            <ConnectionState connection={connection} updatedAt={updatedAt} />
          </div>
          <div className={classes.toolbar}>
            <TopologyToolbar
              graph={graph}
              view={view}
              failing={filtered.failing}
              url={url}
              searchRef={search}
              onFullScreen={onFullScreen}
            />
          </div>
          {graph.rolledUp && (
            <p className={classes.note}>
              Showing {graph.rolledUp.shown} of {graph.rolledUp.total}, the rest
              in groups. Open a group to see what is in it.
            </p>
          )}
          <Rendering name={name} view={view} url={url} actions={actions} />
        </div>
        {selected && (
          <NodeDrawer
            node={selected}
            url={url}
            enter={actions.enter}
            onClose={actions.onClose}
          />
        )}
        <div style={visuallyHidden} role="status" aria-live="polite">
          {announcement}
        </div>
        <KeysDialog
          open={keysOpen}
          singleKeys={singleKeys}
          onSingleKeys={setSingleKeys}
          onClose={() => setKeysOpen(false)}
        />
      </div>
    </TopologyModelProvider>
  );
}
