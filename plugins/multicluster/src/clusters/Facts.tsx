import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: '96px 1fr',
      margin: 0,
      fontSize: 12,
      lineHeight: '16px',
      '& dt, & dd': {
        margin: 0,
        padding: theme.spacing(0.75, 0),
        borderBottom: `1px solid ${theme.palette.divider}`,
      },
      '& dt': { color: theme.palette.text.secondary },
      '& dt:last-of-type, & dd:last-of-type': { borderBottom: 0 },
    },
  }),
  { name: 'MulticlusterFacts' },
);

/** Facts by name; those without a value are left out. */
export function Facts(props: { facts: [string, ReactNode][] }) {
  const classes = useStyles();
  return (
    <dl className={classes.root}>
      {props.facts
        .filter(([, value]) => value)
        .flatMap(([name, value]) => [
          <dt key={`${name} name`}>{name}</dt>,
          <dd key={name}>{value}</dd>,
        ])}
    </dl>
  );
}
