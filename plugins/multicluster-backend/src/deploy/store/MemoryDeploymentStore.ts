import { NotFoundError } from '@backstage/errors';
import {
  Deployment,
  DeploymentCommand,
  DeploymentEvent,
  EffectiveValue,
  RolloutMessage,
  transition,
  WORKING_STATES,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  ClaimedDeployment,
  DeploymentQuery,
  DeploymentQueue,
  DeploymentStore,
  AppOnCluster,
} from '../types';
import {
  findCurrent,
  isInTheWay,
  Mark,
  MarkKey,
  marksOf,
  overtakes,
  refuse,
  SETTLED_STATES,
} from './marks';
import {
  changedClusters,
  compareApps,
  eventLimit,
  listLimit,
  newDeployment,
  numberEvents,
  openingMessage,
  appOnCluster,
} from './written';

type Kept = {
  deployment: Deployment;
  events: DeploymentEvent[];
  values: Map<string, EffectiveValue[]>;
  epoch: number;
  owner?: string;
  leaseUntil: number;
};

/** Keeps what the database would keep for as long as the process lives: for tests. */
export class MemoryDeploymentStore implements DeploymentStore, DeploymentQueue {
  readonly #kept = new Map<string, Kept>();
  readonly #now: () => number;

  constructor(options?: { now?: () => number }) {
    this.#now = options?.now ?? Date.now;
  }

  async create(given: Omit<Deployment, 'revision'>) {
    const { entityRef, request } = given;
    const same = [...this.#kept.values()].find(
      ({ deployment }) =>
        request.requestId !== undefined &&
        deployment.request.requestId === request.requestId &&
        deployment.entityRef === entityRef,
    );
    if (same) {
      return { deployment: structuredClone(same.deployment), created: false };
    }
    const marks = this.#marks(given).filter(mark =>
      isAmong(given.clusters, mark),
    );
    refuse(given.app, marks.filter(isInTheWay));
    const deployment = newDeployment(structuredClone(given), {
      revision: this.#nextRevision(given),
      previous: this.#previous(marks),
    });
    const kept: Kept = {
      deployment,
      events: [],
      values: new Map(),
      epoch: 0,
      leaseUntil: this.#now(),
    };
    this.#kept.set(deployment.id, kept);
    append(kept, [openingMessage(deployment)], deployment.createdAt);
    return { deployment: structuredClone(deployment), created: true };
  }

  async get(id: string) {
    return structuredClone(this.#kept.get(id)?.deployment);
  }

  async list({ limit, states, ...query }: DeploymentQuery) {
    return this.#all()
      .filter(
        deployment =>
          (query.entityRef ?? deployment.entityRef) === deployment.entityRef &&
          (query.app ?? deployment.app) === deployment.app &&
          (query.namespace ?? deployment.namespace) === deployment.namespace &&
          (states?.includes(deployment.state) ?? true),
      )
      .reverse()
      .slice(0, listLimit(limit))
      .map(deployment => structuredClone(deployment));
  }

  async events(options: { id: string; after: number; limit?: number }) {
    const events = this.#kept.get(options.id)?.events ?? [];
    const { after, limit } = options;
    return structuredClone(events.slice(after, after + eventLimit(limit)));
  }

  async command(options: {
    id: string;
    command: DeploymentCommand;
    by: string;
  }) {
    const { id, command, by } = options;
    const kept = this.#kept.get(id);
    if (!kept) {
      throw new NotFoundError(`No deployment has the id '${id}'`);
    }
    const before = kept.deployment;
    const at = this.#now();
    const next = transition(before, { ...command, by }, at);
    if (command.type !== 'cancel') {
      this.#refuseOthers(before, next.deployment);
    }
    const goesOn =
      isWorking(before) && isWorking(next.deployment) && kept.owner;
    Object.assign(kept, {
      deployment: next.deployment,
      epoch: kept.epoch + 1,
      ...(!goesOn && { owner: undefined, leaseUntil: at }),
    });
    append(kept, next.events, at);
    return structuredClone(next.deployment);
  }

  async deployedClusters({ entityRef }: { entityRef: string }) {
    const apps = new Map<string, Deployment>();
    for (const each of this.#all()) {
      if (each.entityRef === entityRef) {
        apps.set(`${each.namespace}/${each.app}`, each);
      }
    }
    const stored: AppOnCluster[] = [];
    for (const app of apps.values()) {
      for (const last of newest(this.#marks(app))) {
        const mark = findCurrent(last, key => this.#mark(key));
        const kept = mark && this.#kept.get(mark.id);
        if (kept?.deployment.entityRef === entityRef) {
          const { deployment } = kept;
          const values = kept.values.get(mark!.cluster) ?? [];
          const { since } = last;
          stored.push(
            appOnCluster({ deployment, mark: mark!, since, values })!,
          );
        }
      }
    }
    return structuredClone(stored.sort(compareApps));
  }

  async claim(options: {
    owner: string;
    leaseMs: number;
    secretsOf: string[];
    orphanMs: number;
  }): Promise<ClaimedDeployment | undefined> {
    const { owner, leaseMs, secretsOf, orphanMs } = options;
    const now = this.#now();
    const free = [...this.#kept.values()].find(
      ({ deployment, leaseUntil }) =>
        isWorking(deployment) &&
        leaseUntil <= now &&
        (!deployment.usesSecrets ||
          secretsOf.includes(deployment.id) ||
          leaseUntil <= now - orphanMs),
    );
    if (!free) {
      return undefined;
    }
    const leaseUntil = now + leaseMs;
    Object.assign(free, { owner, leaseUntil, epoch: free.epoch + 1 });
    return claimed(free);
  }

  async renew(options: { id: string; owner: string; leaseMs: number }) {
    const kept = this.#kept.get(options.id);
    if (kept?.owner !== options.owner) {
      return undefined;
    }
    kept!.leaseUntil = this.#now() + options.leaseMs;
    return claimed(kept!);
  }

  async advance(options: {
    claimed: ClaimedDeployment;
    next: Deployment;
    events: RolloutMessage[];
    at: number;
    leaseMs: number;
    values?: { [cluster: string]: EffectiveValue[] };
  }) {
    const { next, values = {} } = options;
    const kept = this.#kept.get(next.id);
    if (kept?.epoch !== options.claimed.epoch) {
      return 'lost';
    }
    const owner = isWorking(next) ? options.claimed.owner : undefined;
    const leaseUntil = this.#now() + (owner ? options.leaseMs : 0);
    Object.assign(kept!, { deployment: structuredClone(next) });
    Object.assign(kept!, { owner, leaseUntil });
    append(kept!, options.events, options.at);
    for (const [cluster, given] of Object.entries(values)) {
      kept!.values.set(cluster, structuredClone(given));
    }
    return 'written';
  }

  #all(): Deployment[] {
    return [...this.#kept.values()].map(({ deployment }) => deployment);
  }

  #marks(of: Pick<Deployment, 'app' | 'namespace'>): Mark[] {
    return this.#all()
      .filter(each => each.app === of.app && each.namespace === of.namespace)
      .flatMap(marksOf);
  }

  #mark(key: MarkKey): Mark | undefined {
    const deployment = this.#kept.get(key.id)?.deployment;
    return (
      deployment &&
      marksOf(deployment).find(({ cluster }) => cluster === key.cluster)
    );
  }
  #nextRevision(of: Pick<Deployment, 'app' | 'namespace'>): number {
    return Math.max(0, ...this.#marks(of).map(mark => mark.revision)) + 1;
  }

  #previous(marks: Mark[]): Map<string, string> {
    const previous = new Map<string, string>();
    for (const last of newest(marks)) {
      const mark = findCurrent(last, key => this.#mark(key));
      if (mark) {
        previous.set(mark.cluster, mark.id);
      }
    }
    return previous;
  }

  #refuseOthers(before: Deployment, after: Deployment) {
    const clusters = changedClusters(before, after);
    const others = this.#marks(before).filter(
      mark => mark.id !== before.id && isAmong(clusters, mark),
    );
    refuse(before.app, others.filter(isInTheWay));
    refuse(
      before.app,
      others.filter(mark => overtakes(mark, before.revision)),
    );
  }
}

function isAmong(clusters: { cluster: string }[], mark: Mark): boolean {
  return clusters.some(({ cluster }) => cluster === mark.cluster);
}

/** The last settled mark of each cluster. Marks come in the order of their revisions. */
function newest(marks: Mark[]): Mark[] {
  const settled = marks.filter(({ state }) => SETTLED_STATES.includes(state));
  return [...new Map(settled.map(mark => [mark.cluster, mark])).values()];
}

function isWorking({ state }: Deployment): boolean {
  return WORKING_STATES.includes(state);
}

function claimed({ deployment, epoch, owner }: Kept): ClaimedDeployment {
  return { deployment: structuredClone(deployment), epoch, owner: owner! };
}

function append(kept: Kept, events: RolloutMessage[], at: number) {
  const sequence = kept.events.length;
  kept.events.push(...numberEvents(events, { sequence, at }));
}
