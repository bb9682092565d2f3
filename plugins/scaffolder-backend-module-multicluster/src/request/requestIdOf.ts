import { createHash } from 'node:crypto';
import { JsonValue } from '@backstage/types';
import { StepContext } from './types';

/**
 * The same for the same step of the same task, so that a step that runs again finds what it began. A step with `each` runs many times and is
 * not told which time it is; `what` tells them apart. It must not hold secrets.
 */
export function requestIdOf(
  ctx: Pick<StepContext, 'task' | 'step'>,
  what: JsonValue,
): string {
  const hash = createHash('sha256').update(JSON.stringify(what)).digest('hex');
  return `${ctx.task.id}.${ctx.step?.id ?? 'step'}.${hash.slice(0, 12)}`;
}
