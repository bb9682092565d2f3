import { memo } from 'react';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { TopologyNode } from '@multicluster/backstage-plugin-multicluster-common';
import {
  Age,
  hatch,
  StatusIcon,
  statusWord,
  surfaceColors,
  toneColors,
} from '../../shared';
import { useTopologyModel } from '../useTopologyModel';
import { KindIcon, nodeKindWord } from '../words';

const useStyles = makeStyles(
  theme => {
    const surface = surfaceColors(theme);
    const { warning } = toneColors(theme);
    return {
      row: { cursor: 'pointer' },
      ghost: { backgroundImage: hatch(surface.hatch) },
      name: {
        display: 'inline-flex',
        alignItems: 'center',
        gap: 8,
        padding: 0,
        border: 0,
        background: 'none',
        font: 'inherit',
        fontWeight: 600,
        color: 'inherit',
        cursor: 'pointer',
        textAlign: 'left',
        '&:focus-visible': {
          outline: `2px solid ${surface.link}`,
          outlineOffset: 2,
        },
        '& svg': { fontSize: 17, color: theme.palette.text.secondary },
      },
      kind: { color: theme.palette.text.secondary, fontWeight: 400 },
      health: { display: 'inline-flex', alignItems: 'center', gap: 6 },
      mono: { fontFamily: 'monospace', fontSize: 12 },
      odd: { color: warning.text, fontWeight: 700 },
    };
  },
  { name: 'MulticlusterNodeTableRow' },
);

function NodeTableRowView(props: {
  node: TopologyNode;
  selected: boolean;
  onSelect(id: string, options: { enter: boolean }): void;
}) {
  const { node, selected, onSelect } = props;
  const classes = useStyles();
  const model = useTopologyModel();
  const cluster = model.clusters.get(node.cluster ?? '');
  const ghost = model.isGhost(node);
  const word = statusWord[node.health];
  return (
    <TableRow
      hover
      selected={selected}
      className={`${classes.row} ${ghost ? classes.ghost : ''}`}
      onClick={() => onSelect(node.id, { enter: false })}
    >
      <TableCell>
        <button
          type="button"
          className={classes.name}
          data-topology-node={node.id}
          onClick={event => {
            event.stopPropagation();
            // A click by key has no pointer position: the reader wants to go in.
            onSelect(node.id, { enter: event.detail === 0 });
          }}
        >
          <KindIcon kind={node.kind} mirrored={model.isMirrored(node.id)} />
          <span>
            {node.name}{' '}
            <span className={classes.kind}>
              {nodeKindWord(node, model.isMirrored(node.id))}
            </span>
          </span>
        </button>
      </TableCell>
      <TableCell>{cluster?.title ?? '–'}</TableCell>
      <TableCell>
        <span className={classes.health}>
          <StatusIcon status={ghost ? 'stale' : node.health} size={16} />
          <span>
            {ghost ? `Last known ${word.toLowerCase()}` : word}
            {node.reason && `: ${node.reason}`}
          </span>
        </span>
      </TableCell>
      <TableCell>{node.fact}</TableCell>
      <TableCell
        className={`${classes.mono} ${
          node.oddOneOut?.includes('image') ? classes.odd : ''
        }`}
      >
        {node.oddOneOut?.includes('image') && '≠ '}
        {node.images?.join(', ')}
      </TableCell>
      <TableCell>
        {node.replicas && `${node.replicas.ready} of ${node.replicas.desired}`}
      </TableCell>
      <TableCell>
        {ghost && cluster?.lastSeenAt !== undefined ? (
          <Age at={cluster.lastSeenAt} prefix="last seen " />
        ) : (
          node.origin && <Age at={node.origin.seenAt} />
        )}
      </TableCell>
    </TableRow>
  );
}

/** One node as a row. */
export const NodeTableRow = memo(NodeTableRowView);
