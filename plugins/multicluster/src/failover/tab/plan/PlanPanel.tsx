import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  FailoverPlan,
  FailoverRun,
  FailoverView,
} from '@multicluster/backstage-plugin-multicluster-common';
import { useUrlState } from '../../../routing';
import { Age, Answer, Panel } from '../../../shared';
import { multiclusterTranslationRef } from '../../../translation';
import { chooseSides } from '../../chooseIntent';
import { directionOf } from '../../words';
import { usePlan } from '../usePlan';
import { useFailoverStyles } from '../useFailoverStyles';
import { Rights } from '../useRights';
import { Guards } from './Guards';
import { Objections } from './Objections';
import { SideToggles } from './SideToggles';
import { StartButtons } from './StartButtons';
import { Steps } from './Steps';
import { usePlanStyles } from './usePlanStyles';

type Props = {
  view: FailoverView;
  /** The run that has not ended: its plan is shown then. */
  run?: FailoverRun;
  rights: Rights;
  onStarted(run: FailoverRun): void;
};

function Draft(props: { plan: FailoverPlan }) {
  const { plan } = props;
  const shared = useFailoverStyles();
  return (
    <>
      <div className={shared.said}>
        <b>{directionOf(plan.intent, plan)}</b>{' '}
        <span className={`${shared.small} ${shared.quiet}`}>
          plan <code>{plan.hash.slice(0, 7)}</code>, made{' '}
          <Age at={plan.madeAt} />
        </span>
        <Objections problems={plan.problems} />
      </div>
      <Steps plan={plan} />
    </>
  );
}

function Sides(props: {
  clusters: string[];
  sides: { from: string[]; to: string[] };
}) {
  const { clusters, sides } = props;
  const classes = usePlanStyles();
  const url = useUrlState();
  return (
    <div className={classes.sides}>
      <SideToggles
        label="From"
        clusters={clusters}
        chosen={sides.from}
        onChange={from => url.set({ from })}
      />
      <SideToggles
        label="To"
        clusters={clusters.filter(name => !sides.from.includes(name))}
        chosen={sides.to}
        none="all that are ready"
        onChange={to => url.set({ to })}
      />
    </div>
  );
}

/** What a failover would do, or what the run under way is doing. */
export function PlanPanel(props: Props) {
  const { view, run, rights, onStarted } = props;
  const { entityRef } = view;
  const shared = useFailoverStyles();
  const url = useUrlState();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const clusters = view.readiness.map(({ cluster }) => cluster);
  const chosen = { from: url.getAll('from'), to: url.getAll('to') };
  const sides = chooseSides(view, chosen);
  const alone = clusters.length < 2;
  const possible = !alone && view.hops.length > 0 && sides.from.length > 0;
  const back = view.failBack;
  const isBack = back !== undefined && url.get('answers') === back.runId;
  const forward = possible ? { entityRef, ...sides } : undefined;
  const intent = isBack
    ? { entityRef, from: back.from, to: back.to, answers: back.runId }
    : forward;
  const { asked, again } = usePlan(run ? undefined : intent, 'planned');
  return (
    <Panel
      title={t('failover.plan')}
      hint={run && <code>{run.plan.hash.slice(0, 7)}</code>}
      action={run && `held by run #${run.number}, cannot change while it runs`}
    >
      {run && <Steps plan={run.plan} states={run.steps} current={run.step} />}
      {!run && intent && (
        <>
          {isBack ? (
            <div className={shared.said}>
              The fail back of run #{back.number}: the weights from before it.
            </div>
          ) : (
            <Sides clusters={clusters} sides={sides} />
          )}
          <div aria-busy={asked.state === 'asking'}>
            <Answer asked={asked} again={again}>
              {plan => <Draft plan={plan} />}
            </Answer>
          </div>
        </>
      )}
      {!run && !intent && (
        <div className={shared.said}>
          {alone ? t('failover.alone') : t('failover.none')}
        </div>
      )}
      <Guards policy={view.policy} />
      <StartButtons
        intent={intent}
        run={run}
        rights={rights}
        onStarted={onStarted}
      />
    </Panel>
  );
}
