import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    skeleton: {
      borderRadius: 4,
      background: theme.palette.action.hover,
    },
  }),
  { name: 'MulticlusterSkeleton' },
);

/** The place of something that is on its way. It does not pulse: three columns of pulses are all that one would see. */
export function Skeleton(props: {
  width: number | string;
  height: number | string;
  /** Space below, pixels. */
  gap?: number;
}) {
  const { width, height, gap } = props;
  const classes = useStyles();
  return (
    <div
      className={classes.skeleton}
      style={{ width, height, marginBottom: gap }}
      aria-hidden
    />
  );
}
