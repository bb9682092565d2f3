import { Health } from '../clusters/types';
import { Condition } from './types';

/**
 * How well one thing works and, where it is not plainly well, why: a few words that a person can act on.
 *
 * @public
 */
export type Assessment = { health: Health; reason?: string };

/** The condition of a type, when it has the status that is worth telling. */
export function conditionThat(
  conditions: readonly Condition[],
  type: string,
  status: Condition['status'],
): Condition | undefined {
  return conditions.find(each => each.type === type && each.status === status);
}

/** `ProgressDeadlineExceeded`, or the condition's type where the controller gave no reason. */
export function reasonOf(condition: Condition): string {
  return condition.reason || condition.type;
}
