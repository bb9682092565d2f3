import {
  Condition,
  ResourceView,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Age } from '../../shared';
import { useDetailStyles } from './useDetailStyles';

function conditionsOf({ resource }: ResourceView): Condition[] {
  const detail = resource.detail as { conditions?: Condition[] };
  return detail.conditions ?? [];
}

/** Conditions that say something; those that only say that all is well are not kept by the portal. */
export function ConditionsTab({ view }: { view: ResourceView }) {
  const classes = useDetailStyles();
  const conditions = conditionsOf(view);
  if (!conditions.length) {
    return (
      <p className={classes.text}>
        No condition of this {view.resource.kind} says that something is wrong.
      </p>
    );
  }
  return (
    <ul className={classes.list}>
      {conditions.map(condition => (
        <li key={condition.type} className={classes.item}>
          <div className={classes.itemHead}>
            <b>
              {condition.type} is {condition.status}
            </b>
            {condition.since !== undefined && (
              <span className={classes.aside}>
                <Age at={condition.since * 1000} prefix="for " suffix="" />
              </span>
            )}
          </div>
          {condition.reason && <div>{condition.reason}</div>}
          {condition.message && (
            <div className={classes.note} style={{ margin: 0 }}>
              {condition.message}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
