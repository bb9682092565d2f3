import { ReactNode, useId } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { surfaceColors } from './tones';

const useStyles = makeStyles(
  theme => ({
    root: {
      background: theme.palette.background.paper,
      border: `1px solid ${surfaceColors(theme).border}`,
      borderRadius: 4,
      minWidth: 0,
    },
    head: {
      display: 'flex',
      alignItems: 'baseline',
      gap: theme.spacing(1),
      padding: theme.spacing(1.5, 2, 1),
    },
    title: { fontSize: 15, lineHeight: '20px', fontWeight: 700, margin: 0 },
    hint: { fontSize: 12, color: theme.palette.text.secondary },
    action: { marginLeft: 'auto', fontSize: 12, whiteSpace: 'nowrap' },
  }),
  { name: 'MulticlusterPanel' },
);

/** A titled part of a page; a region that can be found by its title. */
export function Panel(props: {
  title: string;
  hint?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  const classes = useStyles();
  const id = useId();
  return (
    <section
      className={`${classes.root} ${props.className ?? ''}`}
      aria-labelledby={id}
    >
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {props.title}
        </h2>
        {props.hint && <span className={classes.hint}>{props.hint}</span>}
        {props.action && <span className={classes.action}>{props.action}</span>}
      </div>
      {props.children}
    </section>
  );
}
