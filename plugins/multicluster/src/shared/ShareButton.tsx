import { useEffect, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import ShareIcon from '@material-ui/icons/Share';
import { surfaceColors } from './tones';

const useStyles = makeStyles(
  theme => {
    const surface = surfaceColors(theme);
    return {
      button: {
        height: 32,
        padding: '0 12px',
        border: `1px solid ${surface.border}`,
        borderRadius: 4,
        background: theme.palette.background.paper,
        color: theme.palette.text.primary,
        fontSize: 13,
        textTransform: 'none',
        letterSpacing: 0,
        whiteSpace: 'nowrap',
      },
      said: { fontSize: 12, lineHeight: '32px', color: surface.quiet },
    };
  },
  { name: 'MulticlusterShare' },
);

/** Everything of the page is in its address: sharing it is copying the link. */
export function ShareButton() {
  const classes = useStyles();
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(() => setSaid(undefined), 3000);
    return () => clearTimeout(timer);
  }, [said]);
  const share = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      setSaid('Link copied');
    } catch {
      // No clipboard without a secure origin: the address bar holds the same link.
      setSaid('Copy the address of the page');
    }
  };
  return (
    <>
      <span role="status" className={classes.said}>
        {said}
      </span>
      <Button
        variant="outlined"
        className={classes.button}
        startIcon={<ShareIcon style={{ fontSize: 16 }} />}
        onClick={share}
      >
        Share
      </Button>
    </>
  );
}
