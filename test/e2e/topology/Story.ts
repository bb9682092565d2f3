import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import type { FleetHarness } from '../../fleet/FleetHarness.ts';
import { BackendProcess, guestToken } from '../../support/BackendProcess.ts';
import { launchChromium } from '../../support/chromium.ts';
import { silentListener, type TcpProxy } from '../../support/TcpProxy.ts';
import { startDemoFleet, withClusters } from '../support/demoFleet.ts';
import { newContext } from '../support/newContext.ts';
import { startPortal } from '../support/startPortal.ts';

/** A cluster whose API server accepts connections and never answers. */
export const SILENT = 'far';

/** What the acts of the story share: a fleet, a portal and a page. */
export class Story {
  readonly fleet: FleetHarness;
  readonly portal: BackendProcess;
  readonly page: Page;
  /** The fleet's configuration, the silent cluster included. */
  readonly fleetConfig: object;
  /** Errors that the browser wrote to its console, and exceptions of the page. */
  readonly pageErrors: string[] = [];
  #browser: Browser;
  #silent: TcpProxy;

  private constructor(parts: {
    fleet: FleetHarness;
    portal: BackendProcess;
    fleetConfig: object;
    browser: Browser;
    page: Page;
    silent: TcpProxy;
  }) {
    this.fleet = parts.fleet;
    this.portal = parts.portal;
    this.fleetConfig = parts.fleetConfig;
    this.page = parts.page;
    this.#browser = parts.browser;
    this.#silent = parts.silent;
    this.page.on('pageerror', error => this.pageErrors.push(error.message));
  }

  static async begin(): Promise<Story> {
    const fleet = await startDemoFleet();
    const silent = await silentListener();
    try {
      const fleetConfig = withClusters(fleet.appConfig(), [
        { name: SILENT, url: `https://127.0.0.1:${silent.port}` },
      ]);
      const portal = await startPortal({ name: 'e2e-portal', fleetConfig });
      const browser = await launchChromium();
      const page = await (await newContext(browser)).newPage();
      return new Story({
        ...{ fleet, portal, fleetConfig, browser, page, silent },
      });
    } catch (error) {
      await silent.close();
      await fleet.close();
      throw error;
    }
  }

  async end(): Promise<void> {
    await this.#browser.close();
    await this.portal.stop();
    await this.#silent.close();
    await this.fleet.close();
  }

  /** A page of another portal, as another user with a fresh browser would see it. */
  async visitor(): Promise<Page> {
    return (await newContext(this.#browser)).newPage();
  }

  topologyPath(entity: string, query = ''): string {
    return `${this.portal.url}/catalog/default/component/${entity}/topology${query}`;
  }

  /** Opens the Topology tab by its address, and waits for the picture. */
  async openTopology(entity = 'podinfo', query = ''): Promise<void> {
    await this.page.goto(this.topologyPath(entity, query));
    await this.page.getByRole('toolbar', { name: 'Topology' }).waitFor();
  }

  /** A node of the graph by its id, as `edge/Deployment/podinfo/podinfo`. */
  node(id: string): Locator {
    return this.page.locator(`[data-topology-node="${id}"]`);
  }

  /** That node, as long as what it says of itself matches. */
  nodeSaying(id: string, name: RegExp): Locator {
    return this.page.getByRole('button', { name }).and(this.node(id));
  }

  /** The head of that cluster's column, as long as what it says of itself matches. */
  columnSaying(cluster: string, name: RegExp): Locator {
    return this.page.getByRole('button', { name }).and(this.column(cluster));
  }

  column(cluster: string): Locator {
    return this.page.locator(`[data-topology-cluster="${cluster}"]`);
  }

  get drawer(): Locator {
    return this.page.getByRole('complementary', { name: /^Details of/ });
  }

  /** The backend's own answer, past the page. */
  async api<T>(path: string): Promise<T> {
    const token = await guestToken(this.portal);
    const answer = await fetch(`${this.portal.url}/api/multicluster${path}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return (await answer.json()) as T;
  }

  async screenshot(name: string): Promise<void> {
    const folder = join(process.cwd(), '.run', 'screenshots');
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name}.png`) });
  }
}
