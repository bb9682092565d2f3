import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  Approval,
  DeployedApp,
  Deployment,
  DeploymentEvent,
  DeploymentEvents,
  DeployPreview,
  DeployPreviewRequest,
} from '@multicluster/backstage-plugin-multicluster-common';
import { pause } from './backOff';

/** What was asked of the fake, for tests that look at what a screen sends. */
export type FakeCall = { method: string; options: unknown };

/** The deployments and approvals of the fake backend. */
export class FakeDeployments {
  apps: DeployedApp[] = [];
  approvals: Approval[] = [];
  events = new Map<string, DeploymentEvent[]>();
  preview?: (request: DeployPreviewRequest) => DeployPreview;
  /** What `checkDrift` finds. */
  drifted?: (app: DeployedApp) => DeployedApp;
  /** What a command makes of a deployment; it stays as it is without. */
  command?: (deployment: Deployment, method: string) => Deployment;
  readonly calls: FakeCall[] = [];
  readonly #waiting = new Set<AbortController>();

  /** Keeps what was asked, and gives the options without their signal. */
  heard<T extends { signal?: AbortSignal }>(method: string, options: T) {
    const { signal, ...rest } = options;
    this.calls.push({ method, options: rest });
    return rest;
  }

  deployment(id: string): Deployment {
    const found = this.apps
      .flatMap(({ deployments }) => deployments)
      .find(one => one.id === id);
    if (!found) {
      throw new NotFoundError(`There is no deployment '${id}'`);
    }
    return found;
  }

  app(options: { app: string; namespace: string }): DeployedApp {
    const found = this.apps.find(
      ({ app, namespace }) =>
        app === options.app && namespace === options.namespace,
    );
    if (!found) {
      throw new NotFoundError(`Nothing was deployed as '${options.app}'`);
    }
    return found;
  }

  /** Replaces a deployment, and wakes who waits for its events. */
  tell(deployment: Deployment, ...events: DeploymentEvent[]): void {
    this.apps = this.apps.map(app => ({
      ...app,
      deployments: app.deployments.map(one =>
        one.id === deployment.id ? deployment : one,
      ),
    }));
    const known = this.events.get(deployment.id) ?? [];
    this.events.set(deployment.id, [...known, ...events]);
    [...this.#waiting].forEach(one => one.abort());
  }

  async eventsAfter(query: {
    id: string;
    after?: number;
    waitSeconds?: number;
    signal?: AbortSignal;
  }): Promise<DeploymentEvents> {
    const { id, after = 0, waitSeconds = 0, signal } = query;
    const news = () =>
      (this.events.get(id) ?? []).filter(({ sequence }) => sequence > after);
    if (!news().length && waitSeconds) {
      const wake = new AbortController();
      this.#waiting.add(wake);
      signal?.addEventListener('abort', () => wake.abort());
      await pause(waitSeconds * 1000, wake.signal);
      this.#waiting.delete(wake);
      signal?.throwIfAborted();
    }
    return { events: news(), deployment: this.deployment(id) };
  }

  run(id: string, method: string): Deployment {
    const before = this.deployment(id);
    const after = this.command?.(before, method) ?? before;
    this.tell(after);
    return after;
  }

  approval(id: string): Approval {
    const found = this.approvals.find(one => one.id === id);
    if (!found) {
      throw new NotFoundError(`There is no approval '${id}'`);
    }
    return found;
  }

  decide(options: {
    id: string;
    decision: 'approve' | 'decline';
    hash: string;
    comment?: string;
  }): Approval {
    const before = this.approval(options.id);
    if (before.hash !== options.hash) {
      throw new ConflictError('It is another plan by now; read it again');
    }
    const after: Approval = {
      ...before,
      state: options.decision === 'approve' ? 'approved' : 'declined',
      comment: options.comment,
      decidedBy: 'user:default/guest',
      decidedAt: Date.now(),
      decidable: false,
    };
    this.approvals = this.approvals.map(one =>
      one.id === after.id ? after : one,
    );
    return after;
  }
}
