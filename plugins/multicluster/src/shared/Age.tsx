import { formatAge } from './formatAge';
import { useNow } from './useNow';

/** How long ago something was, in words that count up; the exact moment is its tooltip. */
export function Age(props: {
  /** Epoch milliseconds. */
  at: number;
  prefix?: string;
  suffix?: string;
}) {
  const { at, prefix = '', suffix = ' ago' } = props;
  const young = Date.now() - at < 60_000;
  const now = useNow(young ? 1000 : 10_000);
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={new Date(at).toLocaleString()}
    >
      {prefix}
      {formatAge(now - at)}
      {suffix}
    </time>
  );
}
