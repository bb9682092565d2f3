import { KeyboardEvent } from 'react';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import { ClusterPreview } from '@multicluster/backstage-plugin-multicluster-common';
import { StatusIcon, surfaceColors } from '../../shared';
import { countChanges } from '../diff';
import { judgePreview } from './judgePreview';

const useStyles = makeStyles(
  theme => {
    const surface = surfaceColors(theme);
    return {
      tabs: {
        display: 'flex',
        flexWrap: 'wrap',
        gap: theme.spacing(1),
        padding: theme.spacing(0, 2),
        borderBottom: `1px solid ${surface.border}`,
      },
      tab: {
        display: 'inline-flex',
        alignItems: 'center',
        gap: 6,
        minHeight: 36,
        padding: theme.spacing(0, 1),
        border: 0,
        borderBottom: '3px solid transparent',
        background: 'none',
        font: 'inherit',
        color: 'inherit',
        cursor: 'pointer',
        '&[aria-selected=true]': { borderBottomColor: surface.primary },
        '& small': { fontSize: 12, color: surface.quiet },
      },
    };
  },
  { name: 'MulticlusterClusterTabs' },
);

/** One tab per cluster: how it took it, and how many objects change there. One stop; ← and → go on. */
export function ClusterTabs(props: {
  previews: readonly ClusterPreview[];
  selected: string;
  panelId: string;
  onSelect(cluster: string): void;
}) {
  const { previews, selected, panelId, onSelect } = props;
  const classes = useStyles();
  const ground = useTheme().palette.background.paper;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = previews.findIndex(({ cluster }) => cluster === selected);
    const next = (at + step + previews.length) % previews.length;
    onSelect(previews[next].cluster);
    const tabs =
      event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]');
    tabs[next].focus();
  };
  return (
    // eslint-disable-next-line jsx-a11y/interactive-supports-focus -- the tabs inside are the stops
    <div
      className={classes.tabs}
      role="tablist"
      aria-label="Preview by cluster"
      onKeyDown={onKeyDown}
    >
      {previews.map(preview => {
        const { cluster, objects } = preview;
        const verdict = judgePreview(preview);
        return (
          <button
            key={cluster}
            type="button"
            role="tab"
            aria-selected={cluster === selected}
            aria-controls={panelId}
            tabIndex={cluster === selected ? 0 : -1}
            className={classes.tab}
            onClick={() => onSelect(cluster)}
          >
            <StatusIcon status={verdict.status} size={14} ground={ground} />
            <b>{cluster}</b>{' '}
            <small>
              {verdict.status === 'unhealthy'
                ? verdict.detail
                : countChanges(objects)}
            </small>
          </button>
        );
      })}
    </div>
  );
}
