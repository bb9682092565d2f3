import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const slotNames = ['objectsProvider', 'clusterSupplier', 'router'] as const;

/** An extension point of the Kubernetes plugin. */
export type SlotName = (typeof slotNames)[number];

/** `multicluster.kubernetes.slot`. */
export function readSlotName(config: Config): SlotName {
  const key = 'multicluster.kubernetes.slot';
  const value = config.getOptionalString(key) ?? 'objectsProvider';
  const name = slotNames.find(candidate => candidate === value);
  if (!name) {
    throw new InputError(
      `'${key}' is '${value}'; it must be one of ${slotNames.join(', ')}`,
    );
  }
  return name;
}
