import { InputError } from '@backstage/errors';
import {
  AppliedChange,
  gitOwner,
  ObservedHop,
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
import { readLive } from '../objects/readLive';
import { planWeights } from '../objects/planWeights';
import { leadsToSeveral } from '../objects/serviceBackend';
import { copiesOf, geoTagsOf, Gslb, isGslb } from './gslbCopies';
import {
  FAILOVER,
  FORMER_GROUP,
  geoWeightsOf,
  GslbStatus,
  patchGeoWeights,
  readGeoWeights,
  ROUND_ROBIN,
} from './gslbResources';
import { lintGslb } from './lintGslb';
import { observeGslb } from './observeGslb';

export const PLURAL = 'gslbs';
const MIGRATED = 'migrated-to-k8gb-io';
/** How often k8gb looks at its Gslbs, in seconds, and what it writes where no TTL is. */
const REQUEUE_SECONDS = 30;
const DEFAULT_TTL = 30;

/** Gslbs of k8gb: weights by geo tag, or which one is the primary. Each cluster has a copy, and each copy is a hop. */
export class K8gbTrafficDriver implements TrafficDriver {
  readonly id = 'k8gb';

  discover(facts: TrafficFacts): TrafficHop[] {
    const all = facts.resources.filter(isGslb);
    return all
      .map(gslb => this.#hop(facts, gslb, all))
      .filter(hop => hop !== undefined)
      .filter(({ backends }) => leadsToSeveral(backends));
  }

  async probe(options: {
    hop: TrafficHop;
    client: ClusterClient;
    signal: AbortSignal;
  }): Promise<DriverProbe> {
    const { object, cluster } = options.hop;
    const { metadata, status } = await readLive(options, PLURAL);
    const ownedBy = gitOwner(metadata);
    const isFormer = object.apiVersion.startsWith(`${FORMER_GROUP}/`);
    const hasMoved = isFormer && metadata.labels?.[MIGRATED] === 'true';
    const isSilent = !(status as GslbStatus | undefined)?.geoTag;
    return {
      ready: !hasMoved,
      messages: [
        ...(hasMoved
          ? [
              `Gslb '${metadata.name}' of '${FORMER_GROUP}' was moved to 'k8gb.io', and nobody looks at it any more. Change the new one.`,
            ]
          : []),
        ...(isSilent
          ? [
              `k8gb has not said its geo tag for Gslb '${metadata.name}'; it may not run in '${cluster}'.`,
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
    const { hop, shares } = options;
    const some = Object.keys(shares).filter(name => shares[name] > 0);
    if (hop.granularity !== 'percent' && some.length !== 1) {
      throw new InputError(
        `'${hop.id}' has one primary: give one of ${hop.backends
          .map(({ name }) => `'${name}'`)
          .join(', ')} all, and no other anything.`,
      );
    }
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
    const known = Object.keys(options.change.after);
    return applyWeights({
      ...options,
      plural: PLURAL,
      read: live => readGeoWeights(live, known),
      patch: patchGeoWeights,
    });
  }

  async observe(options: {
    hop: TrafficHop;
    client: ClusterClient;
    signal: AbortSignal;
  }): Promise<ObservedHop> {
    const { hop } = options;
    const live = await readLive(options, PLURAL);
    const known = hop.backends.map(({ name }) => name);
    const written = inPercent(readGeoWeights(live, known));
    const evidence = await observeGslb({ ...options, live, written });
    return {
      hop: hop.id,
      written,
      ...evidence,
      at: Date.now(),
    };
  }

  lint(facts: TrafficFacts): TrafficLint[] {
    const all = facts.resources.filter(isGslb);
    return all.flatMap(gslb => {
      const hop = this.#hop(facts, gslb, all);
      return hop ? lintGslb(gslb, { hop, all }) : [];
    });
  }

  /** Undefined where the caller's place decides, or another strategy that has no lever. */
  #hop(
    facts: TrafficFacts,
    gslb: Gslb,
    all: readonly Gslb[],
  ): TrafficHop | undefined {
    const { apiVersion, cluster, kind, namespace, name, detail } = gslb;
    const { strategy: type, weights: weight, primary, ttl } = detail;
    if (type !== ROUND_ROBIN && type !== FAILOVER) return undefined;
    const ownedBy = gitOwner(gslb);
    const copies = copiesOf(gslb, all);
    const weights = geoWeightsOf({ type, weight, primary }, geoTagsOf(copies));
    const lever = type === FAILOVER ? 'primary' : 'weights';
    return {
      id: `k8gb/${cluster}/${kind}/${namespace}/${name}#${lever}`,
      driver: this.id,
      cluster,
      object: { apiVersion, kind, namespace, name },
      scope: 'entry',
      target: detail.hosts[0]?.host ?? name,
      backends: Object.entries(weights).map(([geoTag, each]) => ({
        name: geoTag,
        weight: each,
        ...placeOf(facts, copies, geoTag),
      })),
      granularity: type === ROUND_ROBIN ? 'percent' : [0, 100],
      resourceVersion: gslb.resourceVersion,
      tailSeconds: REQUEUE_SECONDS + (ttl ?? DEFAULT_TTL),
      ...(ownedBy && { ownedBy }),
    };
  }
}

/** The cluster whose own copy says the tag, and what it says of what stands behind it there. */
function placeOf(facts: TrafficFacts, copies: Gslb[], geoTag: string) {
  const own = copies.find(({ detail }) => detail.geoTag === geoTag);
  if (!own) return {};
  const { cluster } = own;
  const healths = own.detail.hosts.map(({ health }) => health);
  const readyAt = facts.currentAt(cluster);
  if (healths.some(each => each === 'Unhealthy' || each === 'NotFound')) {
    return { cluster, ready: false, readyAt };
  }
  return healths.length > 0 && healths.every(each => each === 'Healthy')
    ? { cluster, ready: true, readyAt }
    : { cluster };
}
