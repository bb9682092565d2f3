import { diffObject } from './diffObject';
import { discoverKinds } from './kinds';
import { keptProblem } from './prune';
import { refOf } from './refs';
import { findRest, RemoveOptions } from './removeObjects';
import { explainSilence } from './explainSilence';
import { CheckedObjects } from './types';

/** What `removeObjects` would delete, and what it would leave. Writes nothing. */
export async function checkRemoval(
  options: RemoveOptions,
): Promise<CheckedObjects> {
  try {
    const kinds = await discoverKinds(options);
    const { removed, kept } = await findRest(options, kinds);
    return {
      objects: removed.map(live => diffObject({ ref: refOf(live), live })),
      problems: kept.map(keptProblem),
    };
  } catch (error) {
    options.signal.throwIfAborted();
    return { objects: [], problems: [explainSilence(error)] };
  }
}
