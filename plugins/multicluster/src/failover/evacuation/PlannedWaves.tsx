import { EvacuationPlan } from '@multicluster/backstage-plugin-multicluster-common';
import { Callout, counted, StatusIcon } from '../../shared';
import { Objections } from '../tab/plan/Objections';
import { useFailoverStyles } from '../tab/useFailoverStyles';

function LeftOut(props: { plan: EvacuationPlan }) {
  const { leftOut, hidden } = props.plan;
  const shared = useFailoverStyles();
  if (leftOut.length + hidden === 0) return null;
  return (
    <section aria-label="Services that stay">
      <h3>
        {counted(leftOut.length + hidden, 'service')}{' '}
        {leftOut.length + hidden === 1 ? 'stays' : 'stay'}
      </h3>
      <ul className={shared.list}>
        {leftOut.map(({ entityRef, why }) => (
          <li key={entityRef}>
            <StatusIcon status="skipped" size={14} />
            <span>
              <b>{entityRef}</b>: {why}
            </span>
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <div className={shared.quiet}>
          {counted(hidden, 'service')} that you may not see.
        </div>
      )}
    </section>
  );
}

/** What moves when, what is against it, and what stays and why. */
export function PlannedWaves(props: { plan: EvacuationPlan }) {
  const { plan } = props;
  const shared = useFailoverStyles();
  return (
    <>
      {plan.message && <Callout tone="warning">{plan.message}</Callout>}
      {plan.waves.length === 0 && (
        <Callout tone="aborted">
          No service that you may move gets traffic there.
        </Callout>
      )}
      {plan.waves.map(({ services }, wave) => (
        <section key={wave} aria-label={`Wave ${wave + 1}`}>
          <h3>
            Wave {wave + 1}, {counted(services.length, 'service')}
          </h3>
          <ul className={shared.list}>
            {services.map(({ entityRef, sentence, problems }) => (
              <li key={entityRef}>
                <span>
                  <b>{entityRef}</b>{' '}
                  <span className={shared.quiet}>{sentence}</span>
                  <Objections problems={problems} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <LeftOut plan={plan} />
    </>
  );
}
