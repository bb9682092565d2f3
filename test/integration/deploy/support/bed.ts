import { after } from 'node:test';
import { ensureTools, type Tools } from '../../../fleet/tools.ts';
import { Forge } from '../../../fleet/forge/index.ts';
import type { FleetHarness } from '../../../fleet/FleetHarness.ts';
import { testServer } from '../../support/fleet.ts';

export const CLUSTERS = ['east', 'west', 'edge'] as const;
export type ClusterName = (typeof CLUSTERS)[number];

/** Three real clusters, the tools, and a forge with charts: shared by all files of the run. */
export type Bed = { harness: FleetHarness; tools: Tools; forge: Forge };

let bed: Promise<Bed> | undefined;

/** The first run builds for minutes: its log is to say so. */
const told = {
  line: (text: string) => console.log(text),
  step: (text: string) => {
    console.log(text);
    return { update: () => {}, done: () => {}, fail: () => {} };
  },
};

async function make(): Promise<Bed> {
  const tools = await ensureTools(told, { tiers: ['kube', 'deploy'] });
  const [{ harness }] = await Promise.all(
    CLUSTERS.map(name => testServer(name)),
  );
  const forge = await Forge.start({ folder: `${harness.workdir}/forge` });
  await forge.publish({ helm: tools.path('helm') });
  return { harness, tools, forge };
}

export function deployBed(): Promise<Bed> {
  bed ??= make();
  return bed;
}

after(async () => {
  await (await bed?.catch(() => undefined))?.forge.stop();
});
