import { ConflictError } from '@backstage/errors';
import { WriteFence } from '@multicluster/backstage-plugin-multicluster-node';

/** Left on the object, so that the API server's own audit log can be joined with the run's timeline. */
const RUN_ANNOTATION = 'multicluster.backstage.io/run';
const FENCE_ANNOTATION = 'multicluster.backstage.io/fence';

/** What every write of a run leaves on its object: which step wrote it, and who may still. */
export function marksOf(
  run: string,
  fence: WriteFence,
): { [annotation: string]: string } {
  return { [RUN_ANNOTATION]: run, [FENCE_ANNOTATION]: writeFence(fence) };
}

/** The fence that stands on an object. Throws a `ConflictError` where it is a later hand's of the same service. */
export function requireLatest(
  annotations: { [name: string]: string } | undefined,
  fence: WriteFence,
  object: string,
): WriteFence | undefined {
  const standing = readFence(annotations?.[FENCE_ANNOTATION]);
  if (isLater(standing, fence)) {
    throw new ConflictError(
      `${object} has been written by a later hand of the same service.`,
    );
  }
  return standing;
}

/** As it stands in an annotation; undefined for what nobody here has left. */
export function readFence(text: string | undefined): WriteFence | undefined {
  const [, holder, epoch, version] =
    /^(\S+) (\d+)\.(\d+)$/.exec(text ?? '') ?? [];
  return holder === undefined
    ? undefined
    : { holder, epoch: Number(epoch), version: Number(version) };
}

export function writeFence({ holder, epoch, version }: WriteFence): string {
  return `${holder} ${epoch}.${version}`;
}

/** Of another service it is neither later nor earlier; what nobody has left is earlier than all. */
export function isLater(
  fence: WriteFence | undefined,
  other: WriteFence | undefined,
): boolean {
  if (!fence) return false;
  if (!other) return true;
  if (fence.holder !== other.holder) return false;
  return fence.epoch === other.epoch
    ? fence.version > other.version
    : fence.epoch > other.epoch;
}
