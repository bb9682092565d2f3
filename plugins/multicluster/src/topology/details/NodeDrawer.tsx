import { useEffect, useRef } from 'react';
import IconButton from '@material-ui/core/IconButton';
import CloseIcon from '@material-ui/icons/Close';
import { makeStyles } from '@material-ui/core/styles';
import { TopologyNode } from '@multicluster/backstage-plugin-multicluster-common';
import { surfaceColors } from '../../shared';
import { useTopologyModel } from '../useTopologyModel';
import { TopologyUrlState } from '../useTopologyUrlState';
import { useEscape } from '../useShortcuts';
import { KindIcon, nodeKindWord } from '../words';
import { ClusterPills } from './ClusterPills';
import { NodeDetails } from './NodeDetails';

const useStyles = makeStyles(
  theme => {
    const surface = surfaceColors(theme);
    return {
      drawer: {
        boxSizing: 'border-box',
        width: 400,
        maxWidth: '100vw',
        flex: 'none',
        alignSelf: 'flex-start',
        position: 'sticky',
        top: 0,
        maxHeight: '100vh',
        overflow: 'auto',
        border: `1px solid ${surface.border}`,
        borderRadius: 4,
        background: theme.palette.background.paper,
        // Over the canvas where there is no room beside it.
        '@media (max-width: 1279.95px)': {
          position: 'fixed',
          top: 0,
          right: 0,
          height: '100vh',
          zIndex: theme.zIndex.drawer,
          borderRadius: 0,
          boxShadow: theme.shadows[8],
        },
      },
      header: {
        padding: theme.spacing(1.5, 1, 1.5, 2),
        display: 'flex',
        alignItems: 'flex-start',
        gap: 10,
      },
      icon: { fontSize: 20, color: theme.palette.text.secondary },
      words: { flex: 1, minWidth: 0 },
      title: {
        margin: 0,
        fontSize: 15,
        lineHeight: '20px',
        fontWeight: 600,
        overflowWrap: 'anywhere',
        '&:focus': { outline: 'none' },
        '&:focus-visible': {
          outline: `2px solid ${surface.link}`,
          outlineOffset: 2,
        },
      },
      subtitle: {
        fontSize: 12,
        lineHeight: '16px',
        color: theme.palette.text.secondary,
      },
      pills: { padding: theme.spacing(0, 2, 1.5) },
    };
  },
  { name: 'MulticlusterNodeDrawer' },
);

function subtitleOf(
  node: TopologyNode,
  kind: string,
  clusters: number,
): string {
  const on =
    node.cluster === undefined
      ? 'belongs to no cluster'
      : `on ${clusters} ${clusters === 1 ? 'cluster' : 'clusters'}`;
  return [kind, node.namespace ? `namespace ${node.namespace}` : undefined, on]
    .filter(Boolean)
    .join(' · ');
}

/** Details beside the picture. Takes the focus when opened by key; Esc closes it and gives the focus back. */
export function NodeDrawer(props: {
  node: TopologyNode;
  url: TopologyUrlState;
  /** A new number moves the focus into the drawer. */
  enter: number;
  onClose(): void;
}) {
  const { node, url, enter, onClose } = props;
  const classes = useStyles();
  const model = useTopologyModel();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (enter) title.current?.focus();
  }, [enter]);
  useEscape(onClose);
  const clusters = new Set(
    model.graph.nodes
      .filter(({ row }) => row === node.row)
      .map(({ cluster }) => cluster),
  ).size;
  const kind = nodeKindWord(node, model.isMirrored(node.id));
  return (
    <aside className={classes.drawer} aria-label={`Details of ${node.name}`}>
      <div className={classes.header}>
        <span className={classes.icon}>
          <KindIcon kind={node.kind} mirrored={model.isMirrored(node.id)} />
        </span>
        <div className={classes.words}>
          <h2 className={classes.title} ref={title} tabIndex={-1}>
            {node.name}
          </h2>
          <div className={classes.subtitle}>
            {subtitleOf(node, kind, clusters)}
          </div>
        </div>
        <IconButton size="small" aria-label="Close details" onClick={onClose}>
          <CloseIcon fontSize="small" />
        </IconButton>
      </div>
      <div className={classes.pills}>
        <ClusterPills node={node} onSelect={id => url.select(id)} />
      </div>
      <NodeDetails node={node} url={url} />
    </aside>
  );
}
