import { useEffect, useState } from 'react';
import Button from '@material-ui/core/Button';

/** Copies a text and says that it did, or that the browser would not. */
export function CopyButton(props: { text(): string; label: string }) {
  const { text, label } = props;
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(() => setSaid(undefined), 2500);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      setSaid('Copied');
    } catch {
      // Without a secure origin or the permission there is no clipboard; the text is on the page to be marked by hand.
      setSaid('The browser does not let us copy');
    }
  };
  return (
    <>
      <Button size="small" variant="outlined" onClick={copy}>
        {label}
      </Button>
      <span role="status">{said}</span>
    </>
  );
}
