import { hostname } from 'node:os';
import { randomUUID } from 'node:crypto';
import {
  AuditorService,
  AuthService,
  DiscoveryService,
  DatabaseService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { AutomaticFailovers } from './automatic';
import { Fleet } from '../clusters';
import { createTrafficDrivers } from '../traffic';
import { DatabaseMoves } from './database';
import { askServers, DnsTruths } from './dns';
import { Drills } from './drills';
import {
  DatabaseEvacuationStore,
  EvacuationService,
  EvacuationStore,
  EvacuationWorker,
} from './evacuation';
import { FailoverEvidence } from './facts';
import { FailoverService } from './FailoverService';
import { TrafficMeter } from './measure';
import { notifyOwners } from './notify';
import {
  CatalogSubjects,
  FailoverPolicies,
  readImpersonation,
  readLimits,
  readPolicies,
} from './policies';
import { PortalProbes } from './probe';
import { PrometheusQueries, readPrometheus } from './prometheus';
import {
  DriverActions,
  FailoverWorker,
  FailoverWorkerOptions,
  GuardReadings,
  HopObserver,
  ReturnedClusters,
} from './run';
import { drillOf, emergencyOf, giveInput } from './service';
import {
  DatabaseDrillStore,
  DatabaseFailoverStore,
  DatabaseProbeStore,
  DatabaseRunLocksStore,
} from './store';
import {
  DrillStore,
  FailoverStore,
  ProbeStore,
  RunLocks,
  TellOwners,
} from './types';
import { TemplateTasks } from './templates';
import { readWebhooks, WebhookCalls } from './webhooks';

/** What moves traffic. */
export type Failover = {
  failovers: FailoverService;
  drills: Drills;
  /** Of all services on a cluster or in a region. */
  evacuations: EvacuationService;
  policies: FailoverPolicies;
  /** One look at what policies have looked at, and what follows from it. Never by two processes at once. */
  look(signal: AbortSignal): Promise<void>;
  /** Does what was accepted, until the signal ends it. */
  workOnRuns(signal: AbortSignal): Promise<void>;
};

type Services = {
  config: Config;
  logger: LoggerService;
  auditor: AuditorService;
  auth: AuthService;
  discovery: DiscoveryService;
  catalog: CatalogService;
  fleet: Fleet;
  tell: TellOwners;
};

/** Failover over a fleet; what was accepted is in the database, whichever process accepted it. */
export async function createFailover(
  options: Omit<Services, 'tell'> & {
    database: DatabaseService;
    notifications: NotificationService;
  },
): Promise<Failover> {
  const { database, notifications, logger } = options;
  return composeFailover({
    ...options,
    tell: notifyOwners({ notifications, logger }),
    store: await DatabaseFailoverStore.create({ database }),
    locks: await DatabaseRunLocksStore.create({ database }),
    kept: await DatabaseDrillStore.create({ database }),
    looks: await DatabaseProbeStore.create({ database }),
    evacuated: await DatabaseEvacuationStore.create({ database }),
  });
}

/** The same on any store. */
export function composeFailover(
  options: Services & {
    store: FailoverStore;
    locks: RunLocks;
    looks: ProbeStore;
    kept: DrillStore;
    evacuated: EvacuationStore;
    timing?: FailoverWorkerOptions['timing'];
    /** Epoch milliseconds. */
    now?: () => number;
  },
): Failover {
  const { config, logger, auditor, auth, discovery, catalog, fleet } = options;
  const { store, locks, looks, kept, tell, timing, now = Date.now } = options;
  const policies = readPolicies(config);
  const dnsServers =
    config.getOptionalStringArray('multicluster.failover.dnsServers') ?? [];
  const drivers = createTrafficDrivers({ dnsServers });
  const ask = dnsServers.length > 0 ? askServers(dnsServers) : undefined;
  const impersonation = readImpersonation(config);
  const probes = new PortalProbes();
  const subjects = new CatalogSubjects({ catalog, auth, policies });
  const evidence = new FailoverEvidence({
    ...{ fleet, drivers, probes, store, subjects, now },
  });
  const observer = new HopObserver({ fleet, drivers });
  const prometheus = new PrometheusQueries({ servers: readPrometheus(config) });
  const meter = new TrafficMeter({
    ...{ prometheus, now },
    partsOf: async entityRef => {
      const subject = await subjects.find(entityRef);
      return subject ? evidence.known(subject).parts : [];
    },
  });
  const guards = new GuardReadings({ evidence, probes, prometheus });
  const webhooks = new WebhookCalls({ webhooks: readWebhooks(config) });
  const actions = new DriverActions({
    ...{ fleet, drivers, evidence, guards, observer, subjects, webhooks },
    databases: new DatabaseMoves({ prometheus }),
    templates: new TemplateTasks({ auth, discovery }),
    ...{ auditor, logger, tell, impersonation },
  });
  const worker = new FailoverWorker({
    ...{ store, locks, actions, logger, timing, now },
    owner: `${hostname()}-${randomUUID()}`,
  });
  const returned = new ReturnedClusters({
    ...{ store, fleet, drivers, logger, impersonation },
    lookMs: timing?.lookMs,
    give: (id, input) => giveInput({ store, locks, id, input, now }),
  });
  const failovers = new FailoverService({
    ...{ store, locks, looks, evidence, drivers, observer, subjects },
    dns: new DnsTruths({ ask, now }),
    meter,
    ...{ worker, now, tell, limits: readLimits(config) },
  });
  const automatic = new AutomaticFailovers({
    ...{ evidence, fleet, probes, looks, store, tell, logger, now },
    start: (subject, decided) =>
      failovers.startByPolicy(subject, emergencyOf(subject, decided)),
  });
  const drills = new Drills({
    ...{ subjects, kept, store, tell, logger, now },
    measure: run => meter.requestsOf(run),
    start: async (subject, drill, dueAt) => {
      const { hops } = evidence.known(subject);
      const due = drillOf(subject, drill, { dueAt, hops });
      return failovers.startByPolicy(subject, due);
    },
  });
  const leaving = new EvacuationWorker({
    ...{ subjects, evidence, failovers, tell, logger, now, runs: store },
    ...{ store: options.evacuated, lookMs: timing?.lookMs },
  });
  const evacuations = new EvacuationService({
    ...{ subjects, evidence, failovers, fleet, now },
    ...{ store: options.evacuated, wake: () => leaving.wake() },
  });
  return {
    ...{ policies, failovers, drills, evacuations },
    look: async signal => {
      const watched = await subjects.automatic();
      await drills.look(watched, signal);
      await automatic.look(watched, signal);
    },
    workOnRuns: async signal => {
      const working = [worker, returned, leaving].map(one => one.run(signal));
      for (const one of await Promise.allSettled(working)) {
        if (one.status === 'fulfilled') continue;
        logger.error('Failovers are no longer worked on', one.reason);
      }
    },
  };
}
