import { existsSync } from 'node:fs';
import { measureLive } from '../e2e/support/measureLive.ts';
import { Story } from '../e2e/topology/Story.ts';
import { median, percentile } from './statistics.ts';

const SAMPLES = 20;

/** From a pod turned unready on `east` to the open page of its service, in a real browser on the demo's fleet. */
export async function benchLive(): Promise<void> {
  if (!existsSync('packages/app/dist/index.html')) {
    throw new Error(
      'The pages have not been built: run `npm test -- --story topology` or `npm run build` once.',
    );
  }
  const story = await Story.begin();
  try {
    await story.openTopology();
    const times = await measureLive({
      page: story.page,
      fleet: story.fleet,
      cluster: 'east',
      samples: SAMPLES,
    });
    console.log(
      `A pod turned unready on east is on the open page after ${median(
        times,
      )} ms (median of ${SAMPLES}; fastest ${Math.min(
        ...times,
      )} ms, p95 ${percentile(times, 95)} ms, slowest ${Math.max(
        ...times,
      )} ms)`,
    );
  } finally {
    await story.end();
  }
}
