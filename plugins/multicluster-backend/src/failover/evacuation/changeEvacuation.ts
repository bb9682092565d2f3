import { ConflictError, NotFoundError } from '@backstage/errors';
import { Evacuation } from '@multicluster/backstage-plugin-multicluster-common';
import { EvacuationStore } from './types';

/** Others write it every second at most: who loses this often has another problem. */
const ATTEMPTS = 20;

/** Changes it as it stands, whoever writes it at the same time. What `change` gives back as it was is not written. */
export async function changeEvacuation(
  store: EvacuationStore,
  id: string,
  change: (evacuation: Evacuation) => Evacuation,
): Promise<Evacuation> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const stored = await store.get(id);
    if (!stored) throw new NotFoundError(`There is no evacuation '${id}'.`);
    const next = change(stored.evacuation);
    const same = JSON.stringify(next) === JSON.stringify(stored.evacuation);
    if (same || (await store.write({ stored, next })) === 'written') {
      return next;
    }
  }
  throw new ConflictError(
    `Evacuation '${id}' is being changed all the time. Try again.`,
  );
}
