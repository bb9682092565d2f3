import { parseArgs } from 'node:util';
import type { LoadBounds } from './load.ts';

export type BenchOptions = {
  /** Numbers of cluster names. */
  clusters: number[];
  clients: number[];
  /** For each subject, number of clusters and number of clients. */
  bounds: LoadBounds;
  json?: string;
};

const FULL = { maxViews: 200, maxMs: 10_000 };
/** Enough to see an order of magnitude, not enough to quote. */
const QUICK = { maxViews: 30, maxMs: 2_000 };

export const usage = `npm run bench                     views of a service, beside the Kubernetes plugin's backend
npm run bench -- --clusters 3,10  these numbers of clusters (default 3,10,30,100)
npm run bench -- --clients 1,16   these numbers of clients at once (default 1,16)
npm run bench -- --quick          few views each
npm run bench -- --json FILE      also writes the rows to a file
npm run bench -- deploy           one chart to 3 and 10 real clusters, beside helm in a shell (--clusters, --rounds, --quick, --json)
npm run bench -- failover         from the click to the last weight on three real clusters, beside kubectl, and 200 moves at once (--rounds, --runs)
npm run bench -- live             from a pod turned unready to the open page, in a browser`;

/** Reads the command line of the bench; throws errors for the reader's eyes. */
export function readBenchOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      clusters: { type: 'string', default: '3,10,30,100' },
      clients: { type: 'string', default: '1,16' },
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  });
  const clusters = numbers('--clusters', values.clusters);
  if (Math.min(...clusters) < 3) {
    throw new Error('--clusters must be 3 at least, one for each API server.');
  }
  return {
    clusters,
    clients: numbers('--clients', values.clients),
    bounds: values.quick ? QUICK : FULL,
    json: values.json,
  };
}

export function numbers(option: string, text: string): number[] {
  return text.split(',').map(part => {
    if (!/^[1-9]\d{0,3}$/.test(part)) {
      throw new Error(
        `${option} takes numbers with commas, as 3,10: "${part}" is none.`,
      );
    }
    return Number(part);
  });
}
