import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { ArgoCd } from '../../fleet/argocd/index.ts';
import { deployConfig } from '../../fleet/config.ts';
import { FleetHarness } from '../../fleet/FleetHarness.ts';
import { Forge } from '../../fleet/forge/index.ts';
import { LocalClusters } from '../../fleet/LocalClusters.ts';
import { ensureTools, silent, type Tools } from '../../fleet/tools.ts';
import type { BackendProcess } from '../../support/BackendProcess.ts';
import { launchChromium } from '../../support/chromium.ts';
import { newContext } from '../support/newContext.ts';
import { startPortal } from '../support/startPortal.ts';

export const CLUSTERS = ['east', 'edge', 'west'] as const;
export const HUB = 'east';

const NAME = 'e2e-deploy';
type Parts = {
  tools: Tools;
  fleet: FleetHarness;
  forge: Forge;
  argoCd: ArgoCd;
  portal: BackendProcess;
  browser: Browser;
  page: Page;
};

/** What the acts of the story share: three clusters, a forge, Argo CD, a portal and a page. */
export class Story {
  readonly fleet: FleetHarness;
  readonly forge: Forge;
  readonly portal: BackendProcess;
  readonly page: Page;
  /** Exceptions of the page. */
  readonly pageErrors: string[] = [];
  readonly #parts: Parts;

  private constructor(parts: Parts) {
    this.#parts = parts;
    this.fleet = parts.fleet;
    this.forge = parts.forge;
    this.portal = parts.portal;
    this.page = parts.page;
    this.page.on('pageerror', error => this.pageErrors.push(error.message));
  }

  static async begin(): Promise<Story> {
    const tools = await ensureTools(silent, { tiers: ['kube', 'deploy'] });
    const fleet = await FleetHarness.create();
    try {
      for (const cluster of CLUSTERS) await fleet.addCluster(cluster);
      const forge = await Forge.start({ folder: `${fleet.workdir}/forge` });
      await forge.publish({ helm: tools.path('helm') });
      const argoCd = await ArgoCd.start({
        folder: `${fleet.workdir}/argocd`,
        hub: fleet.cluster(HUB),
        members: CLUSTERS.map(name => fleet.cluster(name)),
        tools,
      });
      await argoCd.follow(await forge.createRepository('deployments'));
      const portal = await start(fleet, tools, forge);
      const browser = await launchChromium();
      const page = await (await newContext(browser)).newPage();
      return new Story({ tools, fleet, forge, argoCd, portal, browser, page });
    } catch (error) {
      await fleet.close();
      throw error;
    }
  }

  async end(): Promise<void> {
    const { tools, fleet, forge, argoCd, portal, browser } = this.#parts;
    await browser.close();
    await portal.stop();
    await argoCd.stop();
    await forge.stop();
    // Nothing is left there when all has gone well.
    const local = new LocalClusters({
      workdir: join(folder(), 'local'),
      tools,
    });
    for (const name of local.names()) await local.remove(name);
    await fleet.close();
  }

  /** Path of the tool that the portal uses. */
  get helm(): string {
    return this.#parts.tools.path('helm');
  }

  async screenshot(name: string): Promise<void> {
    const pictures = join(process.cwd(), '.run', 'screenshots');
    mkdirSync(pictures, { recursive: true });
    await this.page.screenshot({ path: join(pictures, `${name}.png`) });
  }

  /** Opens the Deployments tab of a component by its address. */
  async openDeployments(component: string): Promise<void> {
    const path = `/catalog/default/component/${component}/deployments`;
    await this.page.goto(`${this.portal.url}${path}`);
  }

  /** One field of one Deployment, on each cluster in the order of `CLUSTERS`. */
  async onEach(app: string, jsonPath: string): Promise<string[]> {
    return Promise.all(
      CLUSTERS.map(cluster =>
        this.fleet.kubectl(
          cluster,
          ...['-n', app, 'get', 'deployment', app],
          ...['-o', `jsonpath={${jsonPath}}`],
        ),
      ),
    );
  }
}

function folder(): string {
  return join(process.cwd(), '.run', NAME);
}

function start(
  fleet: FleetHarness,
  tools: Tools,
  forge: Forge,
): Promise<BackendProcess> {
  rmSync(folder(), { recursive: true, force: true });
  const { kubernetes, multicluster } = fleet.appConfig();
  const deploy = deployConfig({
    tools,
    folder: folder(),
    forgeUrl: forge.url,
  });
  return startPortal({
    name: NAME,
    fleetConfig: {
      backend: deploy.backend,
      kubernetes,
      multicluster: { ...multicluster, ...deploy.multicluster },
    },
  });
}
