import { FailoverRun } from '@multicluster/backstage-plugin-multicluster-common';
import { formatMoment, Person } from '../../../shared';

/** Who began the run and when, and who approved it. */
export function Who(props: { run: FailoverRun }) {
  const { createdAt, createdBy, approvals } = props.run;
  const approved = approvals.filter(one => one.decision === 'approve');
  return (
    <>
      {' '}
      · started {formatMoment(createdAt, Date.now())} by{' '}
      <Person who={createdBy} />
      {approved.map(({ by }) => (
        <span key={by}>
          , approved by <Person who={by} />
        </span>
      ))}
    </>
  );
}
