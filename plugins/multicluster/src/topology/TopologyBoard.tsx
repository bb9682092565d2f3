import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import {
  Finding,
  TopologyGraph,
} from '@multicluster/backstage-plugin-multicluster-common';
import { TopologyConnection } from '../api/MulticlusterApi';
import { TopologyCanvas } from './canvas';
import { NodeDrawer } from './details';
import { MessageBoard } from './states';
import { ConnectionState, SummaryLine } from './summary';
import { TopologyTable } from './table';
import { KeysDialog, TopologyToolbar } from './toolbar';
import { TopologyTree } from './tree';
import { useAnnouncements } from './useAnnouncements';
import { useShortcuts } from './useShortcuts';
import { useSingleKeys } from './useSingleKeys';
import { buildModel, TopologyModelProvider } from './useTopologyModel';
import { useTopologyUrlState } from './useTopologyUrlState';
import { useTopologyView } from './useTopologyView';
import { useIsNarrow } from './useWindowWidth';

const useStyles = makeStyles(
  theme => ({
    board: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(2),
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
    hidden: {
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clip: 'rect(0 0 0 0)',
      whiteSpace: 'nowrap',
    },
  }),
  { name: 'MulticlusterTopologyBoard' },
);

type Reveal = { node?: string; cluster?: string };

/** Opens the drawer, moves the focus in and gives it back. */
function useSelection(select: (id: string | undefined) => void) {
  const [enter, setEnter] = useState(0);
  const [reveal, setReveal] = useState<Reveal>();
  const onSelect = useCallback(
    (id: string, options: { enter: boolean }) => {
      select(id);
      if (options.enter) setEnter(count => count + 1);
    },
    [select],
  );
  return { enter, reveal, setReveal, onSelect };
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
  const viewModel = useTopologyView(graph, url);
  const model = useMemo(() => buildModel(graph, viewModel), [graph, viewModel]);
  const current = useRef(url);
  current.current = url;
  const { enter, reveal, setReveal, onSelect } = useSelection(
    useCallback(id => current.current.select(id), []),
  );
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
    singleKeys,
  );

  // A link that names a node opens with it in sight.
  const first = useRef(url.selected);
  useEffect(() => {
    if (first.current) setReveal({ node: first.current });
  }, [setReveal]);

  const onFinding = useCallback(
    ({ nodes, clusters }: Finding) => {
      const node = nodes[0];
      if (node) current.current.select(node);
      setReveal(node ? { node } : { cluster: clusters[0] });
    },
    [setReveal],
  );
  const onCluster = useCallback((id: string) => {
    const { filter, setFilter, openGroup } = current.current;
    if (id.startsWith('group:')) {
      openGroup(id);
      return;
    }
    const only = filter.clusters.length === 1 && filter.clusters[0] === id;
    setFilter({ clusters: only ? [] : [id] });
  }, []);
  const onCompare = useCallback(
    (row: string) => {
      const node = graph.nodes.find(
        one => one.row === row && one.cluster !== undefined,
      );
      if (node) current.current.select(node.id, 'diff');
    },
    [graph],
  );
  const onClose = () => {
    const node = url.selected;
    url.select(undefined);
    if (node) setReveal({ node });
  };
  const onFullScreen = () =>
    document.fullscreenElement
      ? document.exitFullscreen()
      : board.current?.requestFullscreen?.();

  const list = { name, selected: url.selected, reveal, onSelect };
  return (
    <TopologyModelProvider value={model}>
      <div className={classes.board} ref={board}>
        <div className={classes.main}>
          <div className={classes.top}>
            <SummaryLine graph={graph} name={name} onFinding={onFinding} />
            <ConnectionState connection={connection} updatedAt={updatedAt} />
          </div>
          <div className={classes.toolbar}>
            <TopologyToolbar
              graph={graph}
              view={view}
              failing={viewModel.failing}
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
          {model.visible.nodes.length === 0 ? (
            <MessageBoard title="Nothing matches the filters.">
              <button type="button" onClick={url.clearFilter}>
                Clear the filters
              </button>
            </MessageBoard>
          ) : (
            <>
              {view === 'graph' && (
                <TopologyCanvas
                  {...list}
                  onlyClusters={url.filter.clusters}
                  onCompare={onCompare}
                  onCluster={onCluster}
                />
              )}
              {view === 'table' && <TopologyTable {...list} />}
              {view === 'tree' && <TopologyTree {...list} />}
            </>
          )}
        </div>
        {selected && (
          <NodeDrawer
            node={selected}
            url={url}
            enter={enter}
            onClose={onClose}
          />
        )}
        <div className={classes.hidden} role="status" aria-live="polite">
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
