import { parseArgs } from 'node:util';

export type ChaosOptions = {
  runs: number;
  seed: number;
  /** Where in the seed's tree of shrunk scenarios to begin: what a failure prints. */
  path?: string;
  /** Databases that are played on side by side. */
  lanes: number;
  /** Leaves out the enumerated deaths. */
  randomOnly: boolean;
};

export const usage = `npm run chaos                          500 seeded scenarios, and a death at every persistence point
npm run chaos -- --runs N --seed S      so many, from that seed (a new one when absent)
npm run chaos -- --seed S --path P      one failure again, as it was printed
npm run chaos -- --lanes 4              so many side by side
npm run chaos -- --random-only          without the enumerated deaths

The exit status is 1 when an invariant did not hold.`;

/** Reads the command line; throws errors for the reader's eyes. */
export function readChaosOptions(args: string[]): ChaosOptions {
  const { values } = parseArgs({
    args,
    options: {
      runs: { type: 'string', default: '500' },
      seed: { type: 'string' },
      path: { type: 'string' },
      lanes: { type: 'string', default: '4' },
      'random-only': { type: 'boolean', default: false },
    },
  });
  if (values.path && !values.seed) {
    throw new Error('--path says nothing without the --seed that it is of.');
  }
  return {
    runs: whole('--runs', values.runs, 1),
    seed: values.seed ? whole('--seed', values.seed, 0) : newSeed(),
    path: values.path,
    lanes: values.path ? 1 : whole('--lanes', values.lanes, 1),
    randomOnly: values['random-only'] || values.path !== undefined,
  };
}

function whole(option: string, text: string, least: number): number {
  const number = Number(text);
  if (!/^\d{1,10}$/.test(text) || number < least) {
    throw new Error(
      `${option} takes a whole number from ${least}: "${text}" is none.`,
    );
  }
  return number;
}

function newSeed(): number {
  return Math.floor(Math.random() * 2 ** 31);
}
