import { DeployedCluster } from '@multicluster/backstage-plugin-multicluster-common';

type Drift = NonNullable<DeployedCluster['drift']>;

/** Most that is remembered: some KB each. */
const MOST_DRIFTS = 2_000;

/**
 * What live objects were against their source when somebody last looked, with its age. In memory alone: after a restart nobody has
 * looked, and the tab says so.
 */
export class DriftChecks {
  readonly #drifts = new Map<string, Drift>();
  readonly #underWay = new Map<string, Promise<void>>();

  /** Undefined when nobody has looked since that deployment came to that cluster. */
  get(deployed: DeployedCluster): Drift | undefined {
    return this.#drifts.get(keyOf(deployed));
  }

  set(deployed: DeployedCluster, drift: Drift): void {
    const key = keyOf(deployed);
    this.#drifts.delete(key);
    this.#drifts.set(key, drift);
    for (const oldest of this.#drifts.keys()) {
      if (this.#drifts.size <= MOST_DRIFTS) return;
      this.#drifts.delete(oldest);
    }
  }

  /** Those who ask for the same at the same time share one look. */
  async share(key: string, look: () => Promise<void>): Promise<void> {
    const known = this.#underWay.get(key);
    if (known) return known;
    const looking = look().finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, looking);
    return looking;
  }
}

function keyOf({ deploymentId, cluster, since }: DeployedCluster): string {
  return JSON.stringify([deploymentId, cluster, since]);
}
