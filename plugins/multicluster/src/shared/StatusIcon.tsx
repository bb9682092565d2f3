import { ReactNode } from 'react';
import { Status, statusTone, statusWord } from './status';
import { useStatusColors } from './useStatusColors';

const outline = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2,
  strokeLinecap: 'round' as const,
  strokeLinejoin: 'round' as const,
};

/** Marks inside a filled shape are cut out in the colour of the paper below it. */
function mark(d: string, cut: string): ReactNode {
  return <path d={d} {...outline} stroke={cut} strokeWidth={2.4} />;
}

function shape(status: Status, cut: string, ink: string): ReactNode {
  const disc = <circle cx="12" cy="12" r="10" fill="currentColor" />;
  switch (status) {
    case 'healthy':
      return (
        <>
          {disc}
          {mark('M7.5 12.4l3 3 6-6.4', cut)}
        </>
      );
    case 'degraded':
      return (
        <>
          <path d="M12 2.5L23 21.5H1z" fill="currentColor" />
          {mark('M12 9.5v5M12 18v.1', cut)}
        </>
      );
    case 'unhealthy':
      return (
        <>
          <path
            d="M8 2h8l6 6v8l-6 6H8l-6-6V8z"
            fill="currentColor"
            strokeLinejoin="round"
          />
          {mark('M12 7v6M12 17v.1', cut)}
        </>
      );
    case 'unknown':
      return (
        <>
          {disc}
          {mark(
            'M9.3 9.4a2.7 2.7 0 1 1 3.9 2.4c-.8.4-1.2.9-1.2 1.8M12 17v.1',
            cut,
          )}
        </>
      );
    case 'stale':
      return (
        <>
          <circle cx="12" cy="12" r="9" {...outline} />
          <path d="M12 7v5l3.5 2.2" {...outline} />
        </>
      );
    case 'unreachable':
      return (
        <>
          <path
            d="M7 18.5a4.5 4.5 0 0 1-.5-9A6 6 0 0 1 18 10.2a4.2 4.2 0 0 1-.5 8.3z"
            {...outline}
          />
          <path d="M3.5 3.5l17 17" {...outline} />
        </>
      );
    case 'connecting':
      return (
        <>
          <path d="M21 12a9 9 0 1 1-4-7.5" {...outline} />
          <path d="M21 3v5h-5" {...outline} />
        </>
      );
    case 'locked':
      return (
        <>
          <rect
            x="5"
            y="11"
            width="14"
            height="10"
            rx="2"
            fill="currentColor"
          />
          <path d="M8 11V8a4 4 0 0 1 8 0v3" {...outline} />
        </>
      );
    case 'misconfigured':
      return (
        <>
          <rect x="2.5" y="2.5" width="19" height="19" rx="3" {...outline} />
          <path d="M8.5 8.5l7 7M15.5 8.5l-7 7" {...outline} />
        </>
      );
    case 'running':
      return <path d="M6 3.5l15 8.5-15 8.5z" fill="currentColor" />;
    case 'waiting':
      return (
        <path
          d="M7 12V6.2a1.5 1.5 0 0 1 3 0V11 4.5a1.5 1.5 0 0 1 3 0V11 5.5a1.5 1.5 0 0 1 3 0V12 8a1.5 1.5 0 0 1 3 0v7c0 4-2.5 6.5-6.5 6.5-3 0-4.5-1.5-6-4L4.2 14a1.5 1.5 0 0 1 2.3-1.800z"
          {...outline}
          fill="currentColor"
          stroke={ink}
        />
      );
    case 'skipped':
      return (
        <>
          <circle cx="12" cy="12" r="9" {...outline} />
          <path d="M8 12h8" {...outline} />
        </>
      );
    case 'pending':
      return (
        <circle cx="12" cy="12" r="8" {...outline} strokeDasharray="3 4" />
      );
    case 'odd':
      return <path d="M4 9h16M4 15.500h16M16.5 3.500l-9 17" {...outline} />;
    default:
      return null;
  }
}

/**
 * A status as a shape in its colour. It is decorative unless `label` is given, since its word stands beside it or in
 * the name of what contains it; `label` alone takes the word of the status itself.
 */
export function StatusIcon(props: {
  status: Status;
  /** Pixels; 16 by default. */
  size?: number;
  label?: string | true;
  /** Ground below the icon, for the mark inside filled shapes. */
  ground?: string;
  className?: string;
}) {
  const { status, size = 16, label, ground = '#fff', className } = props;
  const colors = useStatusColors();
  const tone = statusTone[status];
  const name = label === true ? statusWord[status] : label;
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      style={{ color: colors[tone].main, flex: 'none' }}
      data-status={status}
      {...(name
        ? { role: 'img', 'aria-label': name }
        : { 'aria-hidden': true })}
    >
      {name && <title>{name}</title>}
      {shape(status, ground, colors[tone].text)}
    </svg>
  );
}
