import fc from 'fast-check';
import { startEmbeddedPostgres } from '../support/EmbeddedPostgres.ts';
import { Lane } from './engine/Lane.ts';
import { violationsOf } from './invariants/index.ts';
import type { ChaosOptions } from './options.ts';
import { play } from './play.ts';
import { scenario, type Scenario, WAYS } from './scenario.ts';
import { Tally } from './Tally.ts';

/** Shrinking plays on; longer than this, a smaller example is not worth the wait. */
const SHRINK_MS = 120_000;

/** Plays a scenario; throws what did not hold. */
async function check(one: Scenario, lane: Lane, tally: Tally): Promise<void> {
  const history = await play(one, lane);
  tally.add(history);
  const violations = violationsOf(history, one);
  if (violations.length > 0) throw new Error(violations.join('\n'));
}

/** A death before and after each call to the database that a way makes when nobody dies. Returns what did not hold. */
async function enumerate(lane: Lane, tally: Tally): Promise<string[]> {
  const failures: string[] = [];
  for (const [name, way] of Object.entries(WAYS)) {
    const calm = await play(way, lane);
    for (const [backend, calls] of calm.calls.entries()) {
      for (let at = 0; at < calls; at++) {
        for (const when of ['before', 'after'] as const) {
          const deaths = [{ backend, at, when }];
          await check({ ...way, deaths }, lane, tally).catch(error =>
            failures.push(
              `${name}, ${when} call ${at} of ${backend}: ${error.message}`,
            ),
          );
        }
      }
    }
  }
  return failures;
}

async function random(
  lane: Lane,
  tally: Tally,
  options: { seed: number; runs: number; path?: string },
): Promise<string[]> {
  const { seed, runs, path } = options;
  let failedAt = 0;
  const result = await fc.check(
    fc.asyncProperty(scenario, async one => {
      const late = failedAt > 0 && Date.now() - failedAt > SHRINK_MS;
      if (late) return;
      await check(one, lane, tally).catch(error => {
        failedAt ||= Date.now();
        throw error;
      });
    }),
    { seed, numRuns: runs, ...(path && { path }), endOnFailure: false },
  );
  if (!result.failed) return [];
  const [smallest] = result.counterexample ?? [];
  return [
    [
      `npm run chaos -- --seed ${result.seed} --path ${result.counterexamplePath}`,
      `Shrunk ${result.numShrinks} times to ${JSON.stringify(smallest)}`,
      (result.errorInstance as Error | null)?.message ?? '',
    ].join('\n'),
  ];
}

/** Sentences about what did not hold. */
export async function playChaos(
  options: ChaosOptions,
): Promise<{ failures: string[]; tally: Tally }> {
  const { runs, seed, path, lanes, randomOnly } = options;
  const postgres = await startEmbeddedPostgres();
  const tally = new Tally();
  const open: Lane[] = [];
  try {
    for (let lane = 0; lane < lanes; lane++) {
      open.push(await Lane.open(postgres.connectionString, `chaos_${lane}`));
    }
    const failures = randomOnly ? [] : await enumerate(open[0], tally);
    const each = Math.ceil(runs / lanes);
    const found = await Promise.all(
      open.map((lane, number) =>
        random(lane, tally, { seed: seed + number, runs: each, path }),
      ),
    );
    return { failures: [...failures, ...found.flat()], tally };
  } finally {
    await Promise.all(open.map(lane => lane.close()));
    await postgres.close();
  }
}
