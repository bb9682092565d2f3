import type { History } from './history.ts';

/** What was played, in numbers: plays that never got anywhere would prove nothing. */
export class Tally {
  #plays = 0;
  #writes = 0;
  #rivals = 0;
  #deaths = 0;
  readonly #ends = new Map<string, number>();

  add({ writes, deaths, end }: History): void {
    this.#plays += 1;
    this.#deaths += deaths;
    this.#writes += writes.filter(({ by }) => by).length;
    this.#rivals += writes.filter(({ by }) => !by).length;
    for (const { state } of end.runs) {
      this.#ends.set(state, (this.#ends.get(state) ?? 0) + 1);
    }
  }

  get plays(): number {
    return this.#plays;
  }

  toString(): string {
    const ends = [...this.#ends].sort(([, a], [, b]) => b - a);
    return [
      `${this.#plays} plays, ${this.#deaths} deaths, ${
        this.#writes
      } writes by runs and ${this.#rivals} by others`,
      `Runs ended: ${ends
        .map(([state, count]) => `${count} ${state}`)
        .join(', ')}`,
    ].join('\n');
  }
}
