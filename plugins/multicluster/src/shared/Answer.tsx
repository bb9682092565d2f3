import { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Skeleton } from './Skeleton';
import { sentenceOfError, statusOfError } from './errors';
import { Asked } from './useAsked';

function failure(error: Error): string {
  switch (statusOfError(error)) {
    case 403:
      return 'You may not see this.';
    case 404:
      return 'This is no longer there.';
    default:
      return sentenceOfError(error);
  }
}

/** Shows an answer, its being on the way, or why there is none and how to ask again. */
export function Answer<T>(props: {
  asked: Asked<T>;
  again(): void;
  children(value: T): ReactNode;
}) {
  const { asked, again, children } = props;
  switch (asked.state) {
    case 'answered':
      return <>{children(asked.value)}</>;
    case 'failed':
      return (
        <div role="alert">
          <Typography variant="body2" gutterBottom>
            {failure(asked.error)}
          </Typography>
          <Button size="small" variant="outlined" onClick={again}>
            Try again
          </Button>
        </div>
      );
    default:
      return (
        <div role="status" aria-label="Loading">
          {[90, 70, 80, 50].map((width, i) => (
            <Skeleton key={i} width={`${width}%`} height={14} gap={8} />
          ))}
        </div>
      );
  }
}
