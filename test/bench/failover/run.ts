import { parseArgs } from 'node:util';
import { numbers } from '../options.ts';
import { median, percentile } from '../statistics.ts';
import { CLUSTERS, FailoverBench } from './FailoverBench.ts';
import { serviceName } from './manifests.ts';

type Options = { rounds: number; runs: number };

/** Reads what follows `failover` on the command line; throws errors for the reader's eyes. */
function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: '9' },
      runs: { type: 'string', default: '200' },
    },
  });
  const [rounds] = numbers('--rounds', values.rounds);
  const [runs] = numbers('--runs', values.runs);
  return { rounds, runs };
}

/** What somebody would do by hand: the same weights, to all clusters at once. Returns how long it took, in milliseconds. */
async function byScript(
  { harness }: FailoverBench,
  weights: [east: number, west: number],
): Promise<number> {
  const at = ['-n', 'bench', 'patch', 'trafficsplit', serviceName(0)];
  const patch = weights.map((value, index) => ({
    ...{ op: 'replace', path: `/spec/backends/${index}/weight`, value },
  }));
  const args = [...at, '--type=json', '-p', JSON.stringify(patch)];
  const began = performance.now();
  await Promise.all(CLUSTERS.map(name => harness.kubectl(name, ...args)));
  return performance.now() - began;
}

async function byPortal(bench: FailoverBench): Promise<number> {
  const { id, clicked } = await bench.start(0);
  const took = (await bench.written(id)) - clicked;
  await bench.rollBack(id);
  return took;
}

/** In turns, so that what else the machine does weighs on both. */
async function clickToWritten(bench: FailoverBench, rounds: number) {
  const script: number[] = [];
  const portal: number[] = [];
  // The first of each starts connections and reads programs.
  for (let round = -1; round < rounds; round++) {
    const scripted = await byScript(bench, [0, 100]);
    await byScript(bench, [50, 50]);
    const asked = await byPortal(bench);
    if (round < 0) continue;
    script.push(scripted);
    portal.push(asked);
  }
  return { script, portal };
}

async function together(bench: FailoverBench, runs: number) {
  const began = Date.now();
  const took = await Promise.all(
    Array.from({ length: runs }, async (_, index) => {
      const { id, clicked } = await bench.start(index + 1);
      const at = await bench.written(id);
      await bench.until(id, 'serving');
      return at - clicked;
    }),
  );
  return { took, wallMs: Date.now() - began };
}

async function benchFailover({ rounds, runs }: Options): Promise<void> {
  const bench = await FailoverBench.create(runs);
  try {
    const { script, portal } = await clickToWritten(bench, rounds);
    const all = (values: number[]) => values.map(Math.round).join(' ');
    console.log(
      `\nFrom the click to the last weight on three clusters, medians of ${rounds} in ms; the portal checks again before it writes`,
    );
    console.log(
      `kubectl, in parallel  ${Math.round(median(script))}  (${all(script)})`,
    );
    console.log(
      `portal                ${Math.round(median(portal))}  (${all(portal)})`,
    );
    console.log(
      `ratio                 ${(median(portal) / median(script)).toFixed(2)}`,
    );
    const { took, wallMs } = await together(bench, runs);
    const at = (p: number) => Math.round(percentile(took, p));
    console.log(
      `\n${took.length} of ${runs} services moved at once in ${Math.round(
        wallMs,
      )} ms; from click to weight p50 ${at(50)}, p95 ${at(95)}, slowest ${at(
        100,
      )} ms`,
    );
  } finally {
    await bench.close();
  }
}

Promise.resolve()
  .then(() => benchFailover(readOptions(process.argv.slice(2))))
  .catch(error => {
    console.error(error.message);
    process.exitCode = 1;
  });
