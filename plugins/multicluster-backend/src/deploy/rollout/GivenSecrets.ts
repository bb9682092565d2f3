import { JsonObject } from '@backstage/types';

type Given = { secretValues: JsonObject; lookedAt: number };

/** Secret values of deployments that are under way; only ever in memory. */
export class GivenSecrets {
  readonly #given = new Map<string, Given>();

  give(id: string, secretValues: JsonObject): void {
    this.#given.set(id, { secretValues, lookedAt: performance.now() });
  }

  of(id: string): JsonObject | undefined {
    return this.#given.get(id)?.secretValues;
  }

  ids(): string[] {
    return [...this.#given.keys()];
  }

  /** Unless others have been given for it in the meantime, as with a retry. */
  forget(id: string, secretValues: JsonObject | undefined): void {
    if (this.#given.get(id)?.secretValues === secretValues) {
      this.#given.delete(id);
    }
  }

  /** Those that have not been looked at for so long; from now on they have. */
  idle(forMs: number): { id: string; secretValues: JsonObject }[] {
    const now = performance.now();
    const idle = [...this.#given].filter(
      ([, { lookedAt }]) => now - lookedAt >= forMs,
    );
    return idle.map(([id, given]) => {
      given.lookedAt = now;
      return { id, secretValues: given.secretValues };
    });
  }
}
