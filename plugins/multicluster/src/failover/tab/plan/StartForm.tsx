import { FailoverPlan } from '@multicluster/backstage-plugin-multicluster-common';
import { useFieldStyles } from '../../../shared';
import { nameOf, overridable, StartDraft } from '../../draftStart';
import { ReasonAndConfirm } from '../../ReasonAndConfirm';
import { useFailoverStyles } from '../useFailoverStyles';
import { Rights } from '../useRights';
import { Objections } from './Objections';
import { Steps } from './Steps';

/** The plan once more, and what a person says to it. */
export function StartForm(props: {
  plan: FailoverPlan;
  draft: StartDraft;
  rights: Rights;
  onChange(change: Partial<StartDraft>): void;
}) {
  const { plan, draft, rights, onChange } = props;
  const field = useFieldStyles();
  const shared = useFailoverStyles();
  const toggle = (rule: number) =>
    onChange({
      setAside: draft.setAside.includes(rule)
        ? draft.setAside.filter(one => one !== rule)
        : [...draft.setAside, rule],
    });
  return (
    <>
      <Objections problems={plan.problems} />
      {overridable(plan).map(({ rule }) => (
        <label key={rule} className={field.line} title={rights.override}>
          <input
            type="checkbox"
            disabled={Boolean(rights.override)}
            checked={draft.setAside.includes(rule)}
            onChange={() => toggle(rule)}
          />
          I set rule {rule} aside, for 15 minutes and on the record
          {rights.override && ` (${rights.override})`}
        </label>
      ))}
      <details>
        <summary>
          {plan.steps.length} steps, plan <code>{plan.hash.slice(0, 7)}</code>
        </summary>
        <Steps plan={plan} />
      </details>
      <ReasonAndConfirm
        draft={draft}
        name={plan.mode === 'emergency' ? nameOf(plan.entityRef) : undefined}
        hint={
          <span className={`${shared.small} ${shared.quiet}`}>
            Nobody is waited for, and fewer guards hold.
          </span>
        }
        onChange={onChange}
      />
    </>
  );
}
