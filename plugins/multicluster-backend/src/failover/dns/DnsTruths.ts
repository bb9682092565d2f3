import {
  DnsAnswer,
  DnsTruth,
  FailoverRun,
  oldAnswersUntil,
  TrafficHop,
} from '@multicluster/backstage-plugin-multicluster-common';
import { TrafficFacts } from '@multicluster/backstage-plugin-multicluster-node';
import { declaredRecords, plainName } from '../../traffic';
import { AskServers } from './askServers';

/** Asked again within this time, the same answer holds: what is looked at may be looked at by many. */
const FRESH_MS = 5_000;
const MOST_NAMES = 2_000;

/** What the names that steer an entity's traffic answer, against what is declared of them. */
export class DnsTruths {
  readonly #ask?: AskServers;
  readonly #now: () => number;
  readonly #asked = new Map<
    string,
    { at: number; said: Promise<DnsAnswer[]> }
  >();

  /** @param options - without `ask`, no server is known, and none is asked */
  constructor(options: { ask?: AskServers; now: () => number }) {
    this.#ask = options.ask;
    this.#now = options.now;
  }

  /** By name. Takes two seconds at most, and never rejects. */
  async look(
    hops: readonly TrafficHop[],
    facts: TrafficFacts,
    runs: readonly FailoverRun[],
  ): Promise<DnsTruth[]> {
    const truths = hops.flatMap(hop => {
      const declared = declaredRecords(hop, facts);
      return declared ? [this.#truthOf(hop, declared, runs)] : [];
    });
    return (await Promise.all(truths)).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    );
  }

  async #truthOf(
    hop: TrafficHop,
    declared: NonNullable<ReturnType<typeof declaredRecords>>,
    runs: readonly FailoverRun[],
  ): Promise<DnsTruth> {
    const { id, cluster, target: name, tailSeconds } = hop;
    const { type, targets, answersWith } = declared;
    const until = oldAnswersUntil(hop, runs, this.#now());
    return {
      ...{ hop: id, cluster, name, type, answersWith },
      declared: targets.map(plainName).sort(),
      ttlSeconds: tailSeconds,
      servers: await this.#answers(name, type),
      ...(until !== undefined && { oldAnswersUntil: until }),
    };
  }

  #answers(name: string, type: DnsTruth['type']): Promise<DnsAnswer[]> {
    if (!this.#ask) return Promise.resolve([]);
    const key = `${name} ${type}`;
    const last = this.#asked.get(key);
    const at = this.#now();
    if (last && at - last.at < FRESH_MS) return last.said;
    const said = this.#ask(name, type);
    this.#asked.delete(key);
    this.#asked.set(key, { at, said });
    const [oldest] = this.#asked.keys();
    if (this.#asked.size > MOST_NAMES) this.#asked.delete(oldest);
    return said;
  }
}
