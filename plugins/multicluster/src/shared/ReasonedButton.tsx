import Button from '@material-ui/core/Button';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';
import { surfaceColors, toneColors } from './tones';
import { visuallyHidden } from './visuallyHidden';

const useStyles = makeStyles(
  theme => ({
    root: {
      textTransform: 'none',
      letterSpacing: 0,
      fontSize: 13,
      whiteSpace: 'nowrap',
      '&[aria-disabled=true]': {
        color: surfaceColors(theme).quiet,
        borderColor: theme.palette.divider,
        cursor: 'default',
      },
    },
    dangerous: {
      color: toneColors(theme).error.text,
      borderColor: toneColors(theme).error.main,
    },
  }),
  { name: 'MulticlusterReasonedButton' },
);

/** A button that says why it does nothing now. It keeps the focus, so that the reason can be reached by key. */
export function ReasonedButton(props: {
  label: string;
  /** Why not; undefined when it may be pressed. */
  reason?: string;
  primary?: boolean;
  /** Outlined in red: it takes something away, or away from its rules. */
  dangerous?: boolean;
  onClick(): void;
}) {
  const { label, reason, primary, dangerous, onClick } = props;
  const classes = useStyles();
  const id = useId();
  const button = (
    <Button
      size="small"
      variant={primary && !reason ? 'contained' : 'outlined'}
      color={primary && !reason ? 'primary' : 'default'}
      className={`${classes.root} ${dangerous ? classes.dangerous : ''}`}
      aria-disabled={Boolean(reason)}
      aria-describedby={reason ? id : undefined}
      onClick={() => !reason && onClick()}
    >
      {label}
    </Button>
  );
  // The same tree with and without a reason: another one would be another button, and the focus would be gone.
  return (
    <>
      <Tooltip title={reason ?? ''}>{button}</Tooltip>
      {reason && (
        <span id={id} style={visuallyHidden}>
          {reason}
        </span>
      )}
    </>
  );
}
