import { KeyboardEvent, ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { TopologyNode } from '@multicluster/backstage-plugin-multicluster-common';
import { surfaceColors, toneColors, visuallyHidden } from '../../shared';
import { useCanvas } from './useCanvas';

const useStyles = makeStyles(
  theme => {
    const surface = surfaceColors(theme);
    const { warning } = toneColors(theme);
    return {
      node: {
        position: 'relative',
        boxSizing: 'border-box',
        width: '100%',
        height: '100%',
        borderRadius: 6,
        border: `1px solid ${surface.border}`,
        background: theme.palette.background.paper,
        color: theme.palette.text.primary,
        cursor: 'pointer',
        // The canvas library switches pointer events off for nodes that it can neither drag nor select itself.
        pointerEvents: 'auto',
        scrollMargin: '96px 16px 24px',
        boxShadow: '0 1px 2px rgba(0, 0, 0, 0.06)',
        transition: 'opacity 120ms',
        '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
        '&:hover': { borderColor: theme.palette.text.secondary },
        '&:focus': { outline: 'none' },
        '&:focus-visible': {
          outline: `2px solid ${surface.link}`,
          outlineOffset: 2,
        },
      },
      ghost: {
        borderStyle: 'dashed',
        color: theme.palette.text.secondary,
        boxShadow: 'none',
      },
      selected: {
        borderColor: surface.primary,
        borderStyle: 'solid',
        boxShadow: `inset 0 0 0 1px ${surface.primary}`,
        '&:hover': { borderColor: surface.primary },
      },
      shown: { height: '100%' },
      badge: {
        position: 'absolute',
        right: 4,
        top: -11,
        height: 20,
        lineHeight: '20px',
        padding: '0 8px',
        borderRadius: 10,
        fontSize: 11,
        fontWeight: 700,
        whiteSpace: 'nowrap',
        background: warning.main,
        color: theme.palette.getContrastText(warning.main),
      },
    };
  },
  { name: 'MulticlusterNodeFrame' },
);

/** The box of a node: a button that says all about it, with its selection, its ghost and its badge. */
export function NodeFrame(props: {
  node: TopologyNode;
  ghost: boolean;
  sentence: string;
  children: ReactNode;
}) {
  const { node, ghost, sentence, children } = props;
  const classes = useStyles();
  const canvas = useCanvas();
  const selected = canvas.selected === node.id;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      event.stopPropagation();
      canvas.onSelect(node.id, { enter: true });
    }
  };
  return (
    <div
      role="button"
      tabIndex={canvas.tabStop === node.id ? 0 : -1}
      className={`${classes.node} ${ghost ? classes.ghost : ''} ${
        selected ? classes.selected : ''
      } nopan`}
      aria-pressed={selected}
      data-topology-node={node.id}
      data-ghost={ghost || undefined}
      data-health={node.health}
      onClick={() => canvas.onSelect(node.id, { enter: false })}
      onKeyDown={onKeyDown}
      onFocus={() => canvas.onFocus(node.id)}
    >
      {/* The name of the button is its content: what is said begins with what is shown. */}
      <span style={visuallyHidden}>{sentence}</span>
      <div className={classes.shown} aria-hidden>
        {children}
      </div>
      {node.oddOneOut?.length ? (
        <span className={classes.badge} aria-hidden>
          ≠ Odd one out
        </span>
      ) : null}
    </div>
  );
}
