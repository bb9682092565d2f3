import { setTimeout as sleep } from 'node:timers/promises';
import {
  hasEnded,
  type FailoverRun,
} from '@multicluster/backstage-plugin-multicluster-common';
import { startAnyway } from '../support/startAnyway.ts';
import { Backend } from './engine/Backend.ts';
import type { Lane, Stores } from './engine/Lane.ts';
import { Person } from './engine/Person.ts';
import { History } from './history.ts';
import type { PlayedRun, Scenario } from './scenario.ts';
import { World } from './world/World.ts';
import { other } from './world/objects.ts';

const ENTITY = 'component:default/web';
/** Many times what the slowest play takes: what is not over by then never will be. */
const RUN_DEADLINE_MS = 20_000;
const SETTLE_DEADLINE_MS = 8_000;
const RESTART_MS = 20;

/** Plays a scenario to its end, and gives back what happened. */
export async function play(scenario: Scenario, lane: Lane): Promise<History> {
  const history = new History();
  await lane.clear();
  const world = await World.start(scenario, history);
  const stage = await Stage.open(scenario, history, world, lane);
  try {
    for (const [index, one] of scenario.runs.entries()) {
      await stage.playRun(one, `run-${index}`);
    }
    await stage.settle();
    await stage.close();
    await stage.record();
  } finally {
    await stage.close();
    await world.stop();
  }
  return history;
}

/** Two backends on one database, restarted whenever one has died. */
class Stage {
  readonly #scenario: Scenario;
  readonly #history: History;
  readonly #world: World;
  readonly #stores: [Stores, Stores];
  readonly #plain: Stores;
  #backends: Backend[] = [];
  #restarting: NodeJS.Timeout | undefined;

  private constructor(
    scenario: Scenario,
    history: History,
    world: World,
    stores: [Stores, Stores, Stores],
  ) {
    this.#scenario = scenario;
    this.#history = history;
    this.#world = world;
    this.#stores = [stores[0], stores[1]];
    this.#plain = stores[2];
  }

  static async open(
    scenario: Scenario,
    history: History,
    world: World,
    lane: Lane,
  ): Promise<Stage> {
    const [one, two] = scenario.skews;
    const stores: [Stores, Stores, Stores] = [
      await lane.stores(one),
      await lane.stores(two),
      await lane.stores(0),
    ];
    const stage = new Stage(scenario, history, world, stores);
    stage.#backends = [stage.#start(0), stage.#start(1)];
    stage.#restarting = setInterval(() => stage.#restart(), RESTART_MS);
    return stage;
  }

  async playRun(given: PlayedRun, requestId: string): Promise<void> {
    const run = await this.#ask(given, requestId);
    if (!run) return;
    const person = new Person({
      play: given,
      history: this.#history,
      backend: () => this.#alive(),
    });
    const deadline = performance.now() + RUN_DEADLINE_MS;
    for (;;) {
      const stored = await this.#plain.store.get(run.id);
      if (!stored || hasEnded(stored.run)) return;
      if (performance.now() > deadline) {
        const { state, message } = stored.run;
        this.#history.end.stuck = `Run ${run.id} is ${state}: ${message}`;
        return;
      }
      await person.look(stored.run, stored.version).catch(() => undefined);
      await sleep(5);
    }
  }

  /** Until nothing is wrong any more, what somebody else has started is over, and what waited for a cluster is told. */
  async settle(): Promise<void> {
    const deadline = performance.now() + SETTLE_DEADLINE_MS;
    await this.#endOthers(deadline);
    while (performance.now() < deadline) {
      const waiting = await this.#plain.store.list({ pending: true });
      const stays = waiting.every(({ pending }) =>
        pending.every(
          // What a step has left is for a person alone.
          one => one.doneAt !== undefined || one.message || one.step,
        ),
      );
      if (this.#world.isCalm && stays) break;
      await sleep(10);
    }
    await sleep(this.#scenario.lagMs * 2);
  }

  async #endOthers(deadline: number): Promise<void> {
    while (performance.now() < deadline) {
      const [open] = (await this.#plain.store.list({})).filter(
        run => !hasEnded(run),
      );
      if (!open) return;
      const abort = { type: 'abort' } as const;
      await this.#alive()
        .failover.failovers.command(open.id, abort, { by: 'user:default/ann' })
        .catch(() => undefined);
      await sleep(10);
    }
  }

  async record(): Promise<void> {
    const { end } = this.#history;
    const { store, locks } = this.#plain;
    end.runs = (await store.list({})).reverse();
    for (const { id } of end.runs) {
      end.events.set(id, await store.events({ id, after: 0, limit: 200 }));
    }
    end.weights = this.#world.weights();
    const next = { keys: [ENTITY], runId: 'next' };
    end.isFree = (await locks.take(next)).taken;
  }

  async close(): Promise<void> {
    clearInterval(this.#restarting);
    await Promise.all(this.#backends.map(backend => backend.stop()));
  }

  /** As people do who do not give up at the first error: another plan, and what can be set aside set aside. */
  async #ask(
    given: PlayedRun,
    requestId: string,
  ): Promise<FailoverRun | undefined> {
    const { mode, from } = given;
    const intent = { entityRef: ENTITY, from: [from], to: [other(from)] };
    for (let attempt = 0; attempt < 20; attempt++) {
      const { failover, subject } = this.#alive();
      try {
        const { run } = await startAnyway({
          ...{ failovers: failover.failovers, subject, intent, mode },
          ...{ by: 'user:default/ann', reason: 'chaos', requestId },
        });
        this.#history.started.push({ at: this.#history.now(), run });
        return run;
      } catch {
        await sleep(30);
      }
    }
    // A backend that died in the middle of a start may have left one.
    return (await this.#plain.store.list({})).find(run => !hasEnded(run));
  }

  #alive(): Backend {
    const alive = this.#backends.filter(({ life }) => !life.ended.aborted);
    const number = this.#history.persisted.length % 2;
    return alive[number] ?? alive[0] ?? this.#backends[0];
  }

  #start(number: number): Backend {
    return new Backend({
      number,
      scenario: this.#scenario,
      history: this.#history,
      world: this.#world,
      stores: this.#stores[number],
      entityRef: ENTITY,
    });
  }

  #restart(): void {
    this.#backends.forEach((backend, number) => {
      if (backend.life.ended.aborted) {
        void backend.stop();
        this.#backends[number] = this.#start(number);
      }
    });
  }
}
