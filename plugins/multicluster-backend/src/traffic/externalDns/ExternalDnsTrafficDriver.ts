import {
  AppliedChange,
  gitOwner,
  ObservedHop,
  Resource,
  ResourceOf,
  Shares,
  TrafficBackend,
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
import { ResolveName } from '../dns';
import { applyWeights } from '../objects/applyWeights';
import { inPercent } from '../objects/compareWeights';
import { placeOf } from '../objects/hopPlace';
import { readLive } from '../objects/readLive';
import { planWeights } from '../objects/planWeights';
import { leadsToSeveral } from '../objects/serviceBackend';
import { LiveObject } from '../objects/types';
import { addressBackends } from './addressBackends';
import {
  entriesOf,
  noteStandby,
  patchEntryWeights,
  patchTargets,
  readEntryWeights,
  readTargets,
} from './dnsResources';
import { lintRecords, lintTargets, lintTwice } from './lintRecords';
import { observeAnswers } from './observeAnswers';
import { planTargets } from './planTargets';
import { listedBackends, weightedBackends } from './recordBackends';
import { leverOf, RecordSet, recordSets } from './recordSets';

export const PLURAL = 'dnsendpoints';
/** What external-dns asks of most providers when a record says nothing. */
const DEFAULT_TTL = 300;

type Weights = { [backend: string]: number };

/**
 * DNSEndpoints of external-dns: weighted entries (AWS), and plain records whose list of targets is the lever. Each name and type of
 * record is a hop of its own.
 */
export class ExternalDnsTrafficDriver implements TrafficDriver {
  readonly id = 'external-dns';
  readonly #resolve?: ResolveName;

  /**
   * @param options - `resolve` asks the servers of the zone; without it, nothing beyond the written object is ever known
   */
  constructor(options: { resolve?: ResolveName } = {}) {
    this.#resolve = options.resolve;
  }

  discover(facts: TrafficFacts): TrafficHop[] {
    const leadsTo = addressBackends(facts);
    return facts.resources
      .filter(isEndpoint)
      .flatMap(endpoint =>
        recordSets(endpoint).flatMap(set => {
          const lever = leverOf(set);
          const backends =
            lever === 'weights'
              ? weightedBackends(set, leadsTo)
              : listedBackends(set, endpoint, leadsTo);
          return lever ? [this.#hop(endpoint, set, backends, lever)] : [];
        }),
      )
      .filter(
        ({ backends }) =>
          leadsToSeveral(backends) && backends.some(({ cluster }) => cluster),
      );
  }

  async probe(options: {
    hop: TrafficHop;
    client: ClusterClient;
    signal: AbortSignal;
  }): Promise<DriverProbe> {
    const { metadata } = await readLive(options, PLURAL);
    const ownedBy = gitOwner(metadata);
    return {
      ready: true,
      messages: this.#resolve
        ? []
        : [
            `Whether the servers of '${options.hop.target}' answer what is written will not be seen: no addresses are given as multicluster.failover.dnsServers.`,
          ],
      ...(ownedBy && { ownedBy }),
    };
  }

  plan(options: {
    hop: TrafficHop;
    shares: Shares;
  }): TrafficChange | undefined {
    return isList(options.hop.granularity)
      ? planTargets(options)
      : planWeights(options);
  }

  apply(options: {
    change: TrafficChange;
    run: string;
    fence: WriteFence;
    stamp: boolean;
    client: ClusterClient;
    signal: AbortSignal;
  }): Promise<AppliedChange> {
    const { change } = options;
    const place = placeOf(change.hop);
    const known = Object.keys(change.after);
    return applyWeights({
      ...options,
      plural: PLURAL,
      read: live => readSet(live, place, known),
      patch: (live, weights) =>
        isWeighted(live, place)
          ? patchEntryWeights(live, place, weights)
          : patchTargets(live, place, weights),
      notes: (live, weights) =>
        isWeighted(live, place) ? {} : noteStandby(live, place, weights),
    });
  }

  async observe(options: {
    hop: TrafficHop;
    client: ClusterClient;
    signal: AbortSignal;
  }): Promise<ObservedHop> {
    const { hop } = options;
    const place = placeOf(hop.id);
    const live = await readLive(options, PLURAL);
    const known = hop.backends.map(({ name }) => name);
    const written = inPercent(readSet(live, place, known));
    const wanted = entriesOf(live, place).flatMap(
      ({ entry: { setIdentifier = '', targets = [] } }) =>
        setIdentifier === '' || written[setIdentifier] > 0
          ? [[setIdentifier, targets] as const]
          : [],
    );
    const evidence = await observeAnswers({
      hop,
      type: place.slice(place.lastIndexOf('/') + 1),
      wanted: new Map(wanted),
      answers: isWeighted(live, place) ? 'one' : 'all',
      resolve: this.#resolve,
    });
    return {
      hop: hop.id,
      written,
      ...(evidence.level === 'programmed' && { programmed: written }),
      ...evidence,
      at: Date.now(),
    };
  }

  lint(facts: TrafficFacts): TrafficLint[] {
    const hops = this.discover(facts);
    const steered = new Set(hops.map(({ target }) => target));
    const records = facts.resources.filter(isEndpoint).flatMap(endpoint =>
      recordSets(endpoint)
        .filter(({ name }) => steered.has(name))
        .flatMap(set => lintRecords(endpoint, set)),
    );
    return [...records, ...lintTwice(hops), ...hops.flatMap(lintTargets)];
  }

  #hop(
    endpoint: ResourceOf<'DNSEndpoint'>,
    { place, name: target, weighted, plain }: RecordSet,
    backends: TrafficBackend[],
    lever: 'weights' | 'list',
  ): TrafficHop {
    const { apiVersion, cluster, kind, namespace, name } = endpoint;
    const ownedBy = gitOwner(endpoint);
    const ttls = [...weighted, ...plain].map(({ ttl = DEFAULT_TTL }) => ttl);
    return {
      id: `external-dns/${cluster}/${kind}/${namespace}/${name}#${place}`,
      driver: this.id,
      cluster,
      object: { apiVersion, kind, namespace, name },
      scope: 'entry',
      target,
      backends,
      granularity: lever === 'weights' ? 'percent' : [0, 100],
      resourceVersion: endpoint.resourceVersion,
      tailSeconds: Math.max(...ttls),
      ...(ownedBy && { ownedBy }),
    };
  }
}

/** What a controller makes (k8gb, of its Gslbs) it would put back. */
function isEndpoint(resource: Resource): resource is ResourceOf<'DNSEndpoint'> {
  return resource.kind === 'DNSEndpoint' && resource.owner === undefined;
}

function isList(granularity: TrafficHop['granularity']): boolean {
  return granularity !== 'percent';
}

function isWeighted(live: LiveObject, place: string): boolean {
  return entriesOf(live, place).some(({ entry }) => entry.setIdentifier);
}

function readSet(live: LiveObject, place: string, known: string[]): Weights {
  return isWeighted(live, place)
    ? readEntryWeights(live, place)
    : readTargets(live, place, known);
}
