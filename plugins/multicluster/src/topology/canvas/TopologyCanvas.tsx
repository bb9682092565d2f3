import { useCallback, useMemo, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import {
  ReactFlow,
  ReactFlowProvider,
  useViewport,
  ViewportPortal,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { surfaceColors } from '../../shared';
import {
  columnWidth,
  geometry,
  layoutGraph,
  NodeBox,
  routeEdges,
} from '../graph';
import { useElementWidth } from '../useElementWidth';
import { useTopologyModel } from '../useTopologyModel';
import { CanvasGround } from './CanvasGround';
import { CanvasLegend } from './CanvasLegend';
import { ColumnHead } from './ColumnHead';
import { EdgeLayer } from './EdgeLayer';
import { flowNodeTypes } from './FlowNodes';
import { LaneLabels } from './LaneLabels';
import { CanvasProvider } from './useCanvas';
import { useCanvasKeys } from './useCanvasKeys';
import { fitZoom, useCanvasViewport } from './useCanvasViewport';
import { useFlowNodes } from './useFlowNodes';
import { useHoverDimming } from './useHoverDimming';
import { useReveal } from './useReveal';

const useStyles = makeStyles(
  theme => {
    const surface = surfaceColors(theme);
    return {
      frame: {
        border: `1px solid ${surface.border}`,
        borderRadius: 4,
        background: surface.canvas,
        // Not `overflow: hidden`: the heads stick to the top of the page while it scrolls.
        position: 'relative',
      },
      heads: {
        position: 'sticky',
        top: 0,
        zIndex: 3,
        display: 'flex',
        height: geometry.columnHead,
        background: surface.canvas,
        borderBottom: `1px solid ${theme.palette.divider}`,
        borderRadius: '4px 4px 0 0',
      },
      corner: {
        flex: 'none',
        width: geometry.laneLabel,
        borderRight: `1px solid ${theme.palette.divider}`,
      },
      headRow: { position: 'relative', flex: 1, overflow: 'hidden' },
      body: { display: 'flex' },
      flow: {
        flex: 1,
        minWidth: 0,
        position: 'relative',
        '& .react-flow__pane': { cursor: 'default' },
        '& .react-flow__pane.dragging': { cursor: 'grabbing' },
        '& .react-flow__node': { cursor: 'pointer' },
        '&[data-dimming] [data-topology-node]:not([data-lit])': {
          opacity: 0.45,
        },
        '&[data-dimming] [data-edge]:not([data-lit])': { opacity: 0.25 },
      },
      ground: { position: 'absolute', left: 0, top: 0, zIndex: -1 },
    };
  },
  { name: 'MulticlusterTopologyCanvas' },
);

/** What the page gives to the canvas. */
export type TopologyCanvasProps = {
  /** Name of the entity, for the label. */
  name: string;
  selected?: string;
  /** The node or cluster to bring into sight and to focus; a new object asks again. */
  reveal?: { node?: string; cluster?: string };
  /** Names of the clusters that the filter leaves; empty when it names none. */
  onlyClusters: string[];
  onSelect(id: string, options: { enter: boolean }): void;
  onCompare(row: string): void;
  onCluster(name: string): void;
};

function useLayout(available: number) {
  const { visible } = useTopologyModel();
  const width = columnWidth(
    available || geometry.columnMin * visible.columns.length,
    visible.columns.length,
  );
  const layout = useMemo(() => layoutGraph(visible, width), [visible, width]);
  const paths = useMemo(
    () => routeEdges(layout, visible.edges),
    [layout, visible.edges],
  );
  return { layout, paths };
}

/** Every node is somewhere in the tab order's one stop: the selected one, the last focused one, else the first. */
function useTabStop(boxes: NodeBox[], selected: string | undefined) {
  const [focused, setFocused] = useState<string>();
  const there = (id: string | undefined) =>
    id !== undefined && boxes.some(box => box.id === id);
  const tabStop = [focused, selected].find(there) ?? boxes[0]?.id;
  return { tabStop, setFocused };
}

function Canvas(props: TopologyCanvasProps) {
  const { name, selected, reveal, onlyClusters } = props;
  const { onSelect, onCompare, onCluster } = props;
  const classes = useStyles();
  const model = useTopologyModel();
  const { columns, edges } = model.visible;
  const [available, measure] = useElementWidth();
  const { layout, paths } = useLayout(available);
  const nodes = useFlowNodes(layout);
  const viewport = useViewport();
  const view = useCanvasViewport({ available, width: layout.width });
  const { tabStop, setFocused } = useTabStop(layout.boxes, selected);
  const keys = useCanvasKeys({ layout, edges, reveal: view.reveal });
  useReveal({ reveal, layout, show: view.reveal });
  const dimming = useHoverDimming(edges);
  const zoom = fitZoom(available, layout.width);
  const state = useMemo(
    () => ({ selected, tabStop, onSelect, onFocus: setFocused }),
    [selected, tabStop, onSelect, setFocused],
  );
  const openHop = useCallback(
    (id: string) => onSelect(id, { enter: false }),
    [onSelect],
  );
  return (
    <CanvasProvider value={state}>
      <div className={classes.frame} data-testid="topology-canvas">
        <div className={classes.heads} role="group" aria-label="Clusters">
          <div className={classes.corner} />
          <div className={classes.headRow}>
            {layout.columns.map(({ column, x, width }) => (
              <ColumnHead
                key={column.id}
                column={column}
                x={x * viewport.zoom + viewport.x}
                width={width * viewport.zoom}
                only={
                  onlyClusters.length === 1 && onlyClusters[0] === column.id
                }
                onClick={() => onCluster(column.id)}
              />
            ))}
          </div>
        </div>
        <div className={classes.body} style={{ height: layout.height * zoom }}>
          <LaneLabels
            layout={layout}
            y={viewport.y}
            zoom={viewport.zoom}
            onCompare={onCompare}
          />
          <div className={classes.flow} ref={measure} {...dimming}>
            <div ref={view.wheelRef} style={{ width: '100%', height: '100%' }}>
              <ReactFlow
                nodes={nodes}
                edges={[]}
                nodeTypes={flowNodeTypes}
                aria-label={`Topology of ${name}`}
                onKeyDown={keys}
                onMoveStart={event => event && view.onMoved()}
                minZoom={0.3}
                maxZoom={2}
                nodesDraggable={false}
                nodesConnectable={false}
                nodesFocusable={false}
                edgesFocusable={false}
                elementsSelectable={false}
                disableKeyboardA11y
                deleteKeyCode={null}
                selectionKeyCode={null}
                multiSelectionKeyCode={null}
                zoomActivationKeyCode={null}
                panActivationKeyCode={null}
                zoomOnScroll={false}
                zoomOnDoubleClick={false}
                preventScrolling={false}
                translateExtent={[
                  [0, 0],
                  [Math.max(layout.width, available / zoom), layout.height],
                ]}
                onlyRenderVisibleElements={nodes.length > 200}
                proOptions={{ hideAttribution: true }}
              >
                <ViewportPortal>
                  <div className={classes.ground}>
                    <CanvasGround
                      layout={layout}
                      width={available / zoom}
                      selected={selected}
                    />
                    <EdgeLayer
                      paths={paths}
                      width={layout.width}
                      height={layout.height}
                      onSelect={openHop}
                    />
                  </div>
                </ViewportPortal>
              </ReactFlow>
            </div>
          </div>
        </div>
        <CanvasLegend
          shares={edges.some(edge => edge.share)}
          ghosts={columns.some(({ cluster }) => cluster.state !== 'live')}
        />
      </div>
    </CanvasProvider>
  );
}

/** The swimlane matrix, drawn by the canvas library; nothing outside this folder knows which. */
export function TopologyCanvas(props: TopologyCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}
