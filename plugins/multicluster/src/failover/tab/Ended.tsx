import { FailoverRun } from '@multicluster/backstage-plugin-multicluster-common';
import { useUrlState } from '../../routing';
import { Callout, ReasonedButton } from '../../shared';
import { runStatus, runTitle, sharesLeft } from '../words';
import { useFailoverStyles } from './useFailoverStyles';

/** A run that ended while it was looked at: what it left, and the way back. */
export function Ended(props: { run: FailoverRun; onClose(): void }) {
  const { run, onClose } = props;
  const shared = useFailoverStyles();
  const url = useUrlState();
  const { word } = runStatus(run.state);
  const takers = run.plan.participants
    .filter(({ role }) => role === 'target')
    .map(({ cluster }) => cluster);
  const back = () => {
    url.set({ from: takers, to: run.plan.intent.from });
    onClose();
  };
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
          <ReasonedButton label="Plan the way back" onClick={back} />{' '}
          <ReasonedButton label="Close" onClick={onClose} />
        </span>
      </div>
    </Callout>
  );
}
