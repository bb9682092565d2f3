import { ConflictError } from '@backstage/errors';
import {
  availableRunCommands,
  FailoverRun,
  hasEnded,
  RunCommand,
  RunMode,
} from '@multicluster/backstage-plugin-multicluster-common';
import { FailoverStore } from '../types';

/**
 * Rule 11: a drill yields to whoever is in earnest. An emergency does not wait for it: it is frozen where it is, and the plan is of the
 * weights as they are. Before a planned run it goes back, and that is started when it has. A run that is no drill is never pre-empted.
 *
 * Rejects with a `ConflictError` while the drill goes back.
 */
export async function yieldDrill(options: {
  store: Pick<FailoverStore, 'list'>;
  entityRef: string;
  mode: RunMode;
  give(id: string, command: RunCommand): Promise<FailoverRun>;
}): Promise<void> {
  const { store, entityRef, mode, give } = options;
  if (mode !== 'planned' && mode !== 'emergency') return;
  const [last] = await store.list({ entityRef, limit: 1 });
  if (!last || hasEnded(last) || last.kind !== 'drill') return;
  const { id, number, state } = last;
  if (mode === 'emergency') {
    await give(id, { type: 'abort' });
    return;
  }
  if (state !== 'rollingBack') {
    const isUntouched = availableRunCommands(last).rollBack !== undefined;
    const type = isUntouched ? 'abort' : 'rollBack';
    if (hasEnded(await give(id, { type }))) return;
  }
  throw new ConflictError(
    `Drill #${number} makes way and takes back what it has moved. Start again when it has ended.`,
  );
}
