import { useState } from 'react';
import Button from '@material-ui/core/Button';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import { Panel, StatusIcon, surfaceColors } from '../shared';
import { Attention } from './fleet';

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, padding: 0, listStyle: 'none' },
    item: {
      display: 'grid',
      gridTemplateColumns: '20px 1fr',
      justifyContent: 'start',
      justifyItems: 'start',
      alignItems: 'start',
      columnGap: theme.spacing(1.5),
      width: '100%',
      textAlign: 'left',
      padding: theme.spacing(1.25, 2),
      borderTop: `1px solid ${theme.palette.divider}`,
      '&:hover': { background: theme.palette.action.hover },
      '&:focus-visible': {
        outline: `2px solid ${surfaceColors(theme).link}`,
        outlineOffset: -2,
      },
    },
    title: { fontSize: 13, lineHeight: '18px', fontWeight: 700 },
    text: {
      display: 'block',
      fontSize: 12,
      lineHeight: '16px',
      color: theme.palette.text.secondary,
    },
    none: {
      padding: theme.spacing(0, 2, 2),
      fontSize: 13,
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'MulticlusterAttentionPanel' },
);

/** More than these are behind a button: the list is a hint, not a second table. */
const firstItems = 6;

/** What is not broken yet, each with what it leads to; each selects its cluster. */
export function AttentionPanel(props: {
  items: readonly Attention[];
  onSelect(cluster: string): void;
}) {
  const classes = useStyles();
  const ground = useTheme().palette.background.paper;
  const [all, setAll] = useState(false);
  const { items } = props;
  const shown = all ? items : items.slice(0, firstItems);
  return (
    <Panel title="Needs attention soon">
      {items.length === 0 && (
        <div className={classes.none}>
          Nothing: versions are close, there is room, all nodes are ready.
        </div>
      )}
      <ul className={classes.list}>
        {shown.map(item => (
          <li key={item.id}>
            <ButtonBase
              className={classes.item}
              onClick={() => props.onSelect(item.cluster)}
            >
              <StatusIcon status={item.status} size={18} ground={ground} />
              <span>
                <span className={classes.title}>{item.title}</span>
                <span className={classes.text}>{item.text}</span>
              </span>
            </ButtonBase>
          </li>
        ))}
      </ul>
      {shown.length < items.length && (
        <Button size="small" onClick={() => setAll(true)}>
          Show all {items.length}
        </Button>
      )}
    </Panel>
  );
}
