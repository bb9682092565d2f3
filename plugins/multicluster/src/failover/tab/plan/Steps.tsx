import {
  FailoverPlan,
  PlanStep,
  RunStep,
} from '@multicluster/backstage-plugin-multicluster-common';
import { StatusIcon } from '../../../shared';
import { describeChanges } from '../../describeChanges';
import { describeStep } from '../../describeStep';
import { useFailoverStyles } from '../useFailoverStyles';
import { usePlanStyles } from './usePlanStyles';

function Changes(props: { step: PlanStep }) {
  const shared = useFailoverStyles();
  const classes = usePlanStyles();
  const lines = describeChanges(props.step);
  if (!lines.length) return null;
  return (
    <ul className={classes.changes} aria-label="What is written">
      {lines.map(({ key, cluster, object, parts }) => (
        <li key={key} className={shared.chip} title={object}>
          <b>{cluster}</b>
          <span className={shared.quiet}>{object}</span>
          {parts.map(({ name, before, after }) => (
            <span key={name}>
              {name} {before ?? '?'} › <b>{after}</b>
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Step(props: {
  step: PlanStep;
  number: number;
  state?: RunStep;
  current: boolean;
}) {
  const { step, number, state, current } = props;
  const shared = useFailoverStyles();
  const classes = usePlanStyles();
  const { status, words } = describeStep(step, state);
  return (
    <li
      className={current ? classes.current : undefined}
      aria-current={current ? 'step' : undefined}
    >
      <span className={classes.number}>
        {status ? <StatusIcon status={status} size={20} /> : number}
      </span>
      <div className={classes.sentence}>
        {step.sentence}
        {step.soakSeconds > 0 && step.kind === 'ramp' && (
          <span className={shared.quiet}> {step.soakSeconds} s soak.</span>
        )}
        {step.bestEffort && (
          <span className={shared.quiet}>
            {' '}
            Where a cluster does not answer, it is done when it returns.
          </span>
        )}
        {/* What is done here needs no hand; the runbook has its commands. */}
        {step.instructions && !step.database && (
          <div className={classes.instructions}>{step.instructions}</div>
        )}
        {state?.message && <div>{state.message}</div>}
        <Changes step={step} />
      </div>
      <span className={`${shared.end} ${shared.small} ${shared.quiet}`}>
        {words}
      </span>
    </li>
  );
}

/** The plan as sentences that can be read aloud; under each what is written where, and beside it how long it takes. */
export function Steps(props: {
  plan: Pick<FailoverPlan, 'steps'>;
  /** Of the run that holds the plan. */
  states?: readonly RunStep[];
  current?: number;
}) {
  const { plan, states, current } = props;
  const classes = usePlanStyles();
  return (
    <ol className={classes.steps} aria-label="Steps">
      {plan.steps.map((step, index) => (
        <Step
          key={step.id}
          step={step}
          number={index + 1}
          state={states?.[index]}
          current={index === current}
        />
      ))}
    </ol>
  );
}
