import { WriteFence } from '@multicluster/backstage-plugin-multicluster-node';

/** Where it stands on what was written. */
export const FENCE_ANNOTATION = 'multicluster.backstage.io/fence';

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
