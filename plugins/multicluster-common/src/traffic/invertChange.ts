import { TrafficChange } from './types';

/**
 * The undo of a change: the same change turned around. It holds no version, since the object has moved on by then; what stands there is
 * compared with `before` instead.
 *
 * @public
 */
export function invertChange(change: TrafficChange): TrafficChange {
  const { before, after, ...rest } = change;
  return { ...rest, before: after, after: before, resourceVersion: '' };
}
