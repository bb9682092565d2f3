import { KeyboardEvent } from 'react';
import AccountTreeIcon from '@material-ui/icons/AccountTree';
import TableRowsIcon from '@material-ui/icons/ViewHeadline';
import GraphIcon from '@material-ui/icons/DeviceHub';
import { TopologyView } from '../useTopologyUrlState';
import { useToolbarStyles } from './useToolbarStyles';

const views = [
  { value: 'graph', label: 'Graph', Icon: GraphIcon },
  { value: 'table', label: 'Table', Icon: TableRowsIcon },
  { value: 'tree', label: 'Tree', Icon: AccountTreeIcon },
] as const;

/** Three renderings of one model: a radio group, one tab stop. */
export function ViewToggle(props: {
  view: TopologyView;
  onChange(view: TopologyView): void;
}) {
  const { view, onChange } = props;
  const classes = useToolbarStyles();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[
      event.key
    ];
    if (!step) return;
    event.preventDefault();
    const at = views.findIndex(({ value }) => value === view);
    const next = (at + step + views.length) % views.length;
    onChange(views[next].value);
    const buttons = event.currentTarget.parentElement?.children ?? [];
    (buttons[next] as HTMLElement | undefined)?.focus();
  };
  return (
    <div role="radiogroup" aria-label="View" className={classes.views}>
      {views.map(({ value, label, Icon }) => (
        <button
          key={value}
          type="button"
          role="radio"
          aria-checked={view === value}
          tabIndex={view === value ? 0 : -1}
          className={classes.view}
          onClick={() => onChange(value)}
          onKeyDown={onKeyDown}
        >
          <Icon aria-hidden />
          {label}
        </button>
      ))}
    </div>
  );
}
