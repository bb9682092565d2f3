import { KeyboardEvent } from 'react';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import { Status, StatusIcon, surfaceColors } from '../shared';

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

export type ClusterTab = { cluster: string; status: Status; words: string };

/** One tab per cluster, with how it stands there. One stop; ← and → go on. */
export function ClusterTabs(props: {
  tabs: readonly ClusterTab[];
  label: string;
  selected: string;
  panelId: string;
  onSelect(cluster: string): void;
}) {
  const { tabs, selected, panelId, onSelect } = props;
  const classes = useStyles();
  const ground = useTheme().palette.background.paper;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = tabs.findIndex(({ cluster }) => cluster === selected);
    const next = (at + step + tabs.length) % tabs.length;
    onSelect(tabs[next].cluster);
    const buttons =
      event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]');
    buttons[next].focus();
  };
  return (
    // eslint-disable-next-line jsx-a11y/interactive-supports-focus -- the tabs inside are the stops
    <div
      className={classes.tabs}
      role="tablist"
      aria-label={props.label}
      onKeyDown={onKeyDown}
    >
      {tabs.map(({ cluster, status, words }) => (
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
          <StatusIcon status={status} size={14} ground={ground} />
          <b>{cluster}</b> <small>{words}</small>
        </button>
      ))}
    </div>
  );
}
