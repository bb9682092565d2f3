import { useEffect, useState } from 'react';
import Button from '@material-ui/core/Button';
import ShareIcon from '@material-ui/icons/Share';
import { useToolbarStyles } from './useToolbarStyles';

/** Everything of the page is in its address: sharing it is copying the link. */
export function ShareButton() {
  const classes = useToolbarStyles();
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
      <span
        role="status"
        className={classes.said}
        style={{ lineHeight: '32px' }}
      >
        {said}
      </span>
      <Button
        variant="outlined"
        className={classes.menu}
        style={{ padding: '0 12px' }}
        startIcon={<ShareIcon style={{ fontSize: 16 }} />}
        onClick={share}
      >
        Share
      </Button>
    </>
  );
}
