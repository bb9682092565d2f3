import { InputError } from '@backstage/errors';
import {
  AppliedChange,
  gitOwner,
  ObservedHop,
  Resource,
  ResourceOf,
  RouteBackend,
  Shares,
  TrafficChange,
  TrafficHop,
  TrafficLint,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  ClusterClient,
  DriverProbe,
  TrafficDriver,
  TrafficFacts,
  WriteFence,
} from '@multicluster/backstage-plugin-multicluster-node';
import { applyWeights } from '../objects/applyWeights';
import { inPercent } from '../objects/compareWeights';
import { lintBackends } from '../objects/lintBackends';
import { readLive } from '../objects/readLive';
import { planWeights } from '../objects/planWeights';
import { leadsToSeveral, serviceBackend } from '../objects/serviceBackend';
import { findShadow } from './findShadow';
import {
  backendName,
  backendPlace,
  patchRule,
  readRule,
  routeVerdict,
} from './routeResources';

const PLURALS: { [kind: string]: string } = {
  HTTPRoute: 'httproutes',
  GRPCRoute: 'grpcroutes',
};

const SAID = {
  silent: 'No controller has answered for this route.',
  pending: 'The controller has not looked at the new weights yet.',
  refused: 'The controller does not accept it.',
};

type Route = ResourceOf<'HTTPRoute'> | ResourceOf<'GRPCRoute'>;

/**
 * Weights of HTTPRoutes and GRPCRoutes, of a Gateway or (GAMMA) of a Service. Each rule is a hop of its own. A weight is no failover: the
 * share of a backend without endpoints is not given to the others.
 */
export class GatewayApiTrafficDriver implements TrafficDriver {
  readonly id = 'gateway-api';

  discover(facts: TrafficFacts): TrafficHop[] {
    return facts.resources
      .filter(isRoute)
      .flatMap(route =>
        route.detail.rules.map(({ backends }, rule) =>
          this.#hop(facts, route, rule, backends),
        ),
      )
      .filter(({ backends }) => leadsToSeveral(backends));
  }

  async probe(options: {
    hop: TrafficHop;
    client: ClusterClient;
    signal: AbortSignal;
  }): Promise<DriverProbe> {
    const live = await readLive(options, PLURALS[options.hop.object.kind]);
    const ownedBy = gitOwner(live.metadata);
    const verdict = routeVerdict(live);
    const shadow = await findShadow({ ...options, live });
    const name = `${options.hop.object.kind} '${live.metadata.name}'`;
    return {
      ready: verdict.state !== 'refused' && !shadow,
      messages: [
        ...(shadow ? [shadow] : []),
        ...(verdict.state === 'refused'
          ? [
              `${name} is not accepted: ${
                verdict.message ?? 'no reason given'
              }.`,
            ]
          : []),
        ...(verdict.state === 'silent'
          ? [
              `No controller has answered for ${name}; nobody may be there to program its weights.`,
            ]
          : []),
      ],
      ...(ownedBy && { ownedBy }),
    };
  }

  plan(options: {
    hop: TrafficHop;
    shares: Shares;
  }): TrafficChange | undefined {
    return planWeights(options);
  }

  apply(options: {
    change: TrafficChange;
    run: string;
    fence: WriteFence;
    stamp: boolean;
    client: ClusterClient;
    signal: AbortSignal;
  }): Promise<AppliedChange> {
    const { hop, object } = options.change;
    const rule = ruleOf(hop);
    return applyWeights({
      ...options,
      plural: PLURALS[object.kind],
      read: live => readRule(live, rule),
      patch: (live, weights) => patchRule(live, rule, weights),
    });
  }

  async observe(options: {
    hop: TrafficHop;
    client: ClusterClient;
    signal: AbortSignal;
  }): Promise<ObservedHop> {
    const { hop } = options;
    const live = await readLive(options, PLURALS[options.hop.object.kind]);
    const written = inPercent(readRule(live, ruleOf(hop.id)));
    const { state, message } = routeVerdict(live);
    const known = { hop: hop.id, written, at: Date.now() };
    if (state === 'accepted') {
      return { ...known, level: 'accepted', conclusive: true };
    }
    // Nobody answers for the route at all: then no answer will come, and it would be waited for in vain.
    const conclusive = state === 'silent';
    return {
      ...known,
      level: 'written',
      conclusive,
      message: message ?? SAID[state],
    };
  }

  lint(facts: TrafficFacts): TrafficLint[] {
    return this.discover(facts).flatMap(hop =>
      lintBackends(facts, hop, name =>
        backendPlace(name, hop.object.namespace),
      ),
    );
  }

  #hop(
    facts: TrafficFacts,
    route: Route,
    rule: number,
    backends: RouteBackend[],
  ): TrafficHop {
    const { apiVersion, cluster, kind, namespace, name, detail } = route;
    const ownedBy = gitOwner(route);
    const service = detail.parents.find(parent => parent.kind === 'Service');
    return {
      id: `gateway-api/${cluster}/${kind}/${namespace}/${name}#${rule}`,
      driver: this.id,
      cluster,
      object: { apiVersion, kind, namespace, name },
      scope: 'calls',
      target: service?.name ?? detail.hostnames[0] ?? name,
      backends: backends.map(backend => ({
        name: backendName(backend, namespace),
        weight: backend.weight,
        ...serviceBackend(facts, { cluster, ...placeOf(backend) }),
      })),
      granularity: 'percent',
      resourceVersion: route.resourceVersion,
      tailSeconds: 0,
      ...(ownedBy && { ownedBy }),
    };
  }
}

function isRoute(resource: Resource): resource is Route {
  return resource.kind === 'HTTPRoute' || resource.kind === 'GRPCRoute';
}

function placeOf({ namespace, name }: RouteBackend) {
  return { namespace, name };
}

function ruleOf(hop: string): number {
  const rule = Number(hop.split('#')[1]);
  if (!Number.isInteger(rule)) {
    throw new InputError(`'${hop}' names no rule of a route`);
  }
  return rule;
}
