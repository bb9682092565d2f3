import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { toneColors } from './tones';

const useStyles = makeStyles(
  theme => {
    const tones = toneColors(theme);
    const tone = (name: 'error' | 'warning' | 'aborted') => ({
      background: tones[name].tint,
      borderLeftColor: tones[name].main,
    });
    return {
      root: {
        borderLeft: '4px solid',
        borderRadius: 2,
        padding: theme.spacing(1, 1.5),
        fontSize: 13,
        lineHeight: '18px',
        overflowWrap: 'anywhere',
        '& strong': { fontWeight: 700 },
      },
      error: { ...tone('error'), '& strong': { color: tones.error.text } },
      warning: {
        ...tone('warning'),
        '& strong': { color: tones.warning.text },
      },
      aborted: tone('aborted'),
    };
  },
  { name: 'MulticlusterCallout' },
);

/** A sentence that must be read, on the ground of its tone. */
export function Callout(props: {
  tone: 'error' | 'warning' | 'aborted';
  children: ReactNode;
  className?: string;
}) {
  const classes = useStyles();
  return (
    <div
      className={`${classes.root} ${classes[props.tone]} ${
        props.className ?? ''
      }`}
    >
      {props.children}
    </div>
  );
}
