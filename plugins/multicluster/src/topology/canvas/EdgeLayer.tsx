import { memo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { surfaceColors, useStatusColors } from '../../shared';
import { EdgePath } from '../graph';
import { TopologyModel, useTopologyModel } from '../useTopologyModel';
import { WeightCapsule } from './WeightCapsule';

const useStyles = makeStyles(
  theme => ({
    svg: {
      position: 'absolute',
      overflow: 'visible',
      pointerEvents: 'none',
      left: 0,
      top: 0,
    },
    label: {
      position: 'absolute',
      transform: 'translate(-50%, -50%)',
      fontSize: 11,
      lineHeight: '16px',
      color: theme.palette.text.secondary,
      whiteSpace: 'nowrap',
      pointerEvents: 'auto',
    },
    word: {
      transform: 'translate(-50%, 4px)',
      pointerEvents: 'none',
      padding: '0 2px',
      background: surfaceColors(theme).canvas,
    },
  }),
  { name: 'MulticlusterEdgeLayer' },
);

type Look = 'plain' | 'cross' | 'apart';

function lookOf({ edge }: EdgePath): Look {
  if (edge.disagrees) return 'apart';
  return edge.crossCluster ? 'cross' : 'plain';
}

function isLastKnown(model: TopologyModel, { edge }: EdgePath): boolean {
  return [edge.from, edge.to].some(id => {
    const node = model.nodes.get(id);
    return node !== undefined && model.isGhost(node);
  });
}

function EdgeLayerView(props: {
  paths: EdgePath[];
  width: number;
  height: number;
  onSelect(id: string): void;
}) {
  const { paths, width, height, onSelect } = props;
  const classes = useStyles();
  const model = useTopologyModel();
  const colors = useStatusColors();
  // Where several leave by one stem, the stem is plain: a colour on it would speak for all of them.
  const ordered = [
    ...paths.filter(path => lookOf(path) !== 'plain'),
    ...paths.filter(path => lookOf(path) === 'plain'),
  ];
  const ink: Record<Look, string> = {
    plain: colors.surface.edge,
    cross: colors.surface.primary,
    apart: colors.warning.main,
  };
  return (
    <>
      <svg className={classes.svg} width={width} height={height} aria-hidden>
        <defs>
          {(Object.keys(ink) as Look[]).map(look => (
            <marker
              key={look}
              id={`multicluster-arrow-${look}`}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="9"
              markerHeight="9"
              markerUnits="userSpaceOnUse"
              orient="auto"
            >
              <path d="M0 0L8 4L0 8z" fill={ink[look]} />
            </marker>
          ))}
        </defs>
        {ordered.map(path => (
          <path
            key={path.id}
            data-edge={path.id}
            d={path.path}
            fill="none"
            stroke={ink[lookOf(path)]}
            strokeWidth={lookOf(path) === 'plain' ? 1.5 : 2}
            strokeDasharray={isLastKnown(model, path) ? '2 4' : undefined}
            markerEnd={`url(#multicluster-arrow-${lookOf(path)})`}
          />
        ))}
      </svg>
      {paths
        .filter(({ capsule }) => capsule)
        .map(({ id, edge, label }) => (
          <div
            key={id}
            className={classes.label}
            style={{ left: label.x, top: label.y }}
          >
            <WeightCapsule
              share={edge.share!}
              disagrees={edge.disagrees}
              onClick={() => onSelect(edge.to)}
            />
          </div>
        ))}
      {paths
        .filter(({ edge }) => edge.kind === 'mirrors')
        .map(({ id, label }) => (
          <div
            key={id}
            className={`${classes.label} ${classes.word}`}
            style={{ left: label.x, top: label.y }}
          >
            mirrors
          </div>
        ))}
    </>
  );
}

/** All edges in one SVG below the nodes, and what stands on them. */
export const EdgeLayer = memo(EdgeLayerView);
