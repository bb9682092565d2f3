import { FailoverRun } from '@multicluster/backstage-plugin-multicluster-common';
import { Callout, ReasonedButton } from '../../shared';
import { runStatus, runTitle, sharesLeft } from '../words';
import { useFailoverStyles } from './useFailoverStyles';

/** A run that ended while it was looked at: what it left, and the way back. */
export function Ended(props: { run: FailoverRun; onClose(): void }) {
  const { run, onClose } = props;
  const shared = useFailoverStyles();
  const { word } = runStatus(run.state);
  return (
    <Callout tone={run.state === 'failed' ? 'error' : 'aborted'}>
      <div className={shared.row}>
        <span role="status">
          <strong>
            {runTitle(run)}: {word}.
          </strong>{' '}
          {sharesLeft(run)}
        </span>
        <span className={shared.end}>
          <ReasonedButton label="Close" onClick={onClose} />
        </span>
      </div>
    </Callout>
  );
}
