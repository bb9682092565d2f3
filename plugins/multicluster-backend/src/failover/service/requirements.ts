import { ConflictError, InputError } from '@backstage/errors';
import {
  FailoverPlan,
  FailoverPlanRequest,
  StartRunRequest,
} from '@multicluster/backstage-plugin-multicluster-common';
import { FailoverFacts } from '../facts';
import { FailoverSubject } from '../policies';

/** Throws an `InputError` for a cluster that is not in the fleet. */
export function requireKnown(
  { clusters }: FailoverFacts,
  { from, to }: FailoverPlanRequest['intent'],
): void {
  const names = new Set(clusters.map(({ name }) => name));
  for (const [field, given] of Object.entries({ from, to })) {
    const unknown = given.find(name => !names.has(name));
    if (unknown !== undefined) {
      throw new InputError(
        `'intent.${field}': there is no cluster '${unknown}'.`,
      );
    }
  }
}

/** Throws an `InputError` for an emergency whose service was not named. */
export function requireConfirmed(
  { name, entityRef }: FailoverSubject,
  { mode, confirm }: Pick<StartRunRequest, 'mode' | 'confirm'>,
): void {
  if (mode === 'emergency' && confirm !== name) {
    throw new InputError(
      `'confirm': an emergency of ${entityRef} is started by giving its name, '${name}'.`,
    );
  }
}

/** Rule 21: throws a `ConflictError` when this is not the plan that was looked at. */
export function requirePlanned(
  plan: FailoverPlan,
  { hash }: StartRunRequest,
): void {
  if (plan.hash !== hash) {
    throw new ConflictError(
      'The plan is no longer the one that you looked at: something has changed since. Look at it anew.',
    );
  }
}

/** Throws a `ConflictError` that says what is against the plan, whether or not a person could set it aside. */
export function requireNothingAgainst({ problems }: FailoverPlan): void {
  const against = problems.filter(({ severity }) => severity === 'error');
  if (against.length === 0) return;
  throw new ConflictError(against.map(({ message }) => message).join(' '));
}
