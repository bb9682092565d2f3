import { KeyboardEvent, MouseEvent } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import {
  hatch,
  StatusIcon,
  statusOfCluster,
  statusWord,
  surfaceColors,
  visuallyHidden,
} from '../../shared';
import { TreeItem } from '../graph';
import { useNodeSentence, useTopologyModel } from '../useTopologyModel';
import { isGhost, KindIcon, nodeKindWord, providerTitle } from '../words';

const useStyles = makeStyles(
  theme => {
    const surface = surfaceColors(theme);
    return {
      item: {
        display: 'flex',
        alignItems: 'center',
        gap: 8,
        minHeight: 32,
        padding: theme.spacing(0, 1.5),
        borderTop: `1px solid ${theme.palette.divider}`,
        fontSize: 13,
        cursor: 'pointer',
        '&:first-child': { borderTop: 0 },
        '&:hover': { backgroundColor: theme.palette.action.hover },
        '&:focus': { outline: 'none' },
        '&:focus-visible': {
          outline: `2px solid ${surface.link}`,
          outlineOffset: -2,
        },
      },
      shown: {
        display: 'flex',
        flex: 1,
        alignItems: 'center',
        gap: 8,
        minWidth: 0,
      },
      ghost: {
        backgroundImage: hatch(surface.hatch),
        color: theme.palette.text.secondary,
      },
      selected: { backgroundColor: surface.primarySoft },
      top: { fontWeight: 600, minHeight: 40, background: surface.canvas },
      twist: { display: 'inline-flex', width: 20, fontSize: 18, flex: 'none' },
      icon: {
        display: 'inline-flex',
        fontSize: 17,
        color: theme.palette.text.secondary,
      },
      quiet: { fontWeight: 400, color: theme.palette.text.secondary },
      end: { marginLeft: 'auto', textAlign: 'right' },
    };
  },
  { name: 'MulticlusterTreeRow' },
);

function ColumnWords({ item }: { item: TreeItem }) {
  const classes = useStyles();
  const cluster = item.column?.cluster;
  if (!cluster) return <span>{item.label}</span>;
  const status = statusOfCluster(cluster);
  return (
    <>
      <StatusIcon status={status} size={16} />
      <span>{item.label}</span>
      <span className={classes.quiet}>
        {[providerTitle(cluster.provider), cluster.region, cluster.version]
          .filter(Boolean)
          .join(' / ')}
      </span>
      <span className={`${classes.quiet} ${classes.end}`}>
        {cluster.reason ?? statusWord[status]}
      </span>
    </>
  );
}

function NodeWords({ item }: { item: TreeItem }) {
  const classes = useStyles();
  const model = useTopologyModel();
  const node = item.node!;
  const mirrored = model.isMirrored(node.id);
  const ghost = model.isGhost(node);
  return (
    <>
      <StatusIcon status={ghost ? 'stale' : node.health} size={16} />
      <span className={classes.icon}>
        <KindIcon kind={node.kind} mirrored={mirrored} />
      </span>
      <span>{node.name}</span>
      <span className={classes.quiet}>{nodeKindWord(node, mirrored)}</span>
      <span className={`${classes.quiet} ${classes.end}`}>
        {[node.images?.join(', '), node.reason ?? node.fact]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
}

/** One line of the tree. */
export function TreeRow(props: {
  item: TreeItem;
  expanded: boolean;
  selected: boolean;
  tabStop: boolean;
  onFocus(id: string): void;
  onKeyDown(id: string, event: KeyboardEvent<HTMLElement>): void;
  onToggle(id: string, open: boolean): void;
  onSelect(id: string, options: { enter: boolean }): void;
}) {
  const { item, expanded, selected, tabStop } = props;
  const { onFocus, onKeyDown, onToggle, onSelect } = props;
  const classes = useStyles();
  const model = useTopologyModel();
  const say = useNodeSentence();
  const { node } = item;
  const ghost = node ? model.isGhost(node) : isGhost(item.column?.cluster);
  const parent = item.children.length > 0;
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const onTwist = (event.target as Element).closest('[data-twist]');
    if (node && !(onTwist && parent)) {
      onSelect(node.id, { enter: false });
    } else {
      onToggle(item.id, !expanded);
    }
  };
  const Twist = expanded ? ExpandMoreIcon : ChevronRightIcon;
  return (
    <div
      role="treeitem"
      aria-level={item.level}
      aria-posinset={item.position}
      aria-setsize={item.siblings}
      aria-expanded={parent ? expanded : undefined}
      aria-selected={selected}
      tabIndex={tabStop ? 0 : -1}
      data-tree-item={item.id}
      data-topology-node={node?.id}
      data-topology-cluster={item.column?.id}
      className={[
        classes.item,
        ghost ? classes.ghost : '',
        item.level === 1 ? classes.top : '',
        selected ? classes.selected : '',
      ].join(' ')}
      style={{ paddingLeft: 12 + (item.level - 1) * 20 }}
      onFocus={() => onFocus(item.id)}
      onKeyDown={event => onKeyDown(item.id, event)}
      onClick={onClick}
    >
      <span className={classes.twist} data-twist>
        {parent && <Twist fontSize="inherit" aria-hidden />}
      </span>
      <span style={visuallyHidden}>{node ? say(node) : item.label}</span>
      <span className={classes.shown} aria-hidden>
        {node ? <NodeWords item={item} /> : <ColumnWords item={item} />}
      </span>
    </div>
  );
}
