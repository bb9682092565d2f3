import { ConflictError } from '@backstage/errors';
import { Evacuation, EvacuationService } from './types';

/** @public */
export type EvacuationCommand = { type: 'pause' | 'resume' | 'abort' };

/** By command, why it cannot be given now. @public */
export function availableEvacuationCommands({ state }: Evacuation): {
  [type in EvacuationCommand['type']]?: string;
} {
  if (state === 'ended') {
    const over = 'It has ended.';
    return { pause: over, resume: over, abort: over };
  }
  if (state === 'aborted') {
    const over = 'It was aborted.';
    return { pause: over, resume: over, abort: over };
  }
  return state === 'paused'
    ? { pause: 'It is paused already.' }
    : { resume: 'It is not paused.' };
}

/**
 * What a command makes of an evacuation. Who resumes it goes on without what has failed: that is skipped, and counts again when its run
 * goes on. Throws a `ConflictError` for a command that cannot be given now.
 *
 * @public
 */
export function commandEvacuation(
  evacuation: Evacuation,
  { type }: EvacuationCommand,
  { by, now }: { by: string; now: number },
): Evacuation {
  const against = availableEvacuationCommands(evacuation)[type];
  if (against) throw new ConflictError(against);
  const { message, ...rest } = evacuation;
  switch (type) {
    case 'pause':
      return { ...rest, state: 'paused', message: `Paused by ${by}.` };
    case 'resume':
      return {
        ...rest,
        state: 'running',
        services: skip(evacuation, 'failed', one => one.message),
      };
    default:
      return {
        ...rest,
        state: 'aborted',
        endedAt: now,
        message: `Aborted by ${by}.`,
        services: skip(evacuation, 'waiting', () => 'It was never started.'),
      };
  }
}

function skip(
  { services }: Evacuation,
  state: EvacuationService['state'],
  why: (service: EvacuationService) => string | undefined,
): EvacuationService[] {
  return services.map(one =>
    one.state === state
      ? { ...one, state: 'skipped', message: why(one) ?? one.message }
      : one,
  );
}
