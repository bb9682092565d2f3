import type { View } from './types.ts';

/** When to stop: after so many views or so long, but never before each client has had one. */
export type LoadBounds = { maxViews: number; maxMs: number };

/** Runs `clients` loops that each ask again as soon as they have an answer. Views in flight at the end are waited for and counted. */
export async function runClients(
  clients: number,
  bounds: LoadBounds,
  view: () => Promise<View>,
): Promise<View[]> {
  const views: View[] = [];
  const endAt = Date.now() + bounds.maxMs;
  let begun = 0;
  const loop = async () => {
    for (let first = true; first || Date.now() < endAt; first = false) {
      if (begun >= Math.max(bounds.maxViews, clients)) return;
      begun++;
      views.push(await view());
    }
  };
  await Promise.all(Array.from({ length: clients }, loop));
  return views;
}
