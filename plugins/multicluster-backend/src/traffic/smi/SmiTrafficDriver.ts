import {
  AppliedChange,
  gitOwner,
  ObservedHop,
  ResourceOf,
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
import { observeServiceProfile } from './observeServiceProfile';
import { patchBackends, readWeights } from './smiResources';

const PLURAL = 'trafficsplits';
/** Of linkerd-failover, which sets weights by itself whenever readiness changes. */
const CONTROLLED_BY = 'failover.linkerd.io/controlled-by';

/** SMI's TrafficSplit, v1alpha1 and v1alpha2, as Linkerd's adaptor takes it. It is written where the callers are. */
export class SmiTrafficDriver implements TrafficDriver {
  readonly id = 'smi';

  discover(facts: TrafficFacts): TrafficHop[] {
    return facts.resources
      .filter(
        (resource): resource is ResourceOf<'TrafficSplit'> =>
          resource.kind === 'TrafficSplit',
      )
      .map(split => this.#hop(facts, split))
      .filter(({ backends }) => leadsToSeveral(backends));
  }

  async probe(options: {
    hop: TrafficHop;
    client: ClusterClient;
    signal: AbortSignal;
  }): Promise<DriverProbe> {
    const { metadata } = await readLive(options, PLURAL);
    const ownedBy = gitOwner(metadata);
    const controller = metadata.labels?.[CONTROLLED_BY];
    return {
      ready: controller === undefined,
      messages: controller
        ? [
            `linkerd-failover ('${controller}') sets the weights of TrafficSplit '${metadata.name}' by itself and would take a change back. Take its label '${CONTROLLED_BY}' off first.`,
          ]
        : [],
      ...(ownedBy && { ownedBy }),
    };
  }

  plan(options: {
    hop: TrafficHop;
    shares: Shares;
  }): TrafficChange | undefined {
    return planWeights(options);
  }

  /** Of the first version's thousandths, a person is told percents, as of what was planned. */
  async apply(options: {
    change: TrafficChange;
    run: string;
    fence: WriteFence;
    stamp: boolean;
    client: ClusterClient;
    signal: AbortSignal;
  }): Promise<AppliedChange> {
    const applied = await applyWeights({
      ...options,
      plural: PLURAL,
      read: readWeights,
      patch: patchBackends,
    });
    return { ...applied, found: inPercent(applied.found) };
  }

  /** A split has no status. Where Linkerd's adaptor runs, what it has made of it is in a ServiceProfile. */
  async observe(options: {
    hop: TrafficHop;
    client: ClusterClient;
    signal: AbortSignal;
  }): Promise<ObservedHop> {
    const written = inPercent(readWeights(await readLive(options, PLURAL)));
    const accepted = await observeServiceProfile({ ...options, written });
    return { hop: options.hop.id, written, at: Date.now(), ...accepted };
  }

  lint(facts: TrafficFacts): TrafficLint[] {
    return this.discover(facts).flatMap(hop =>
      lintBackends(facts, hop, name => ({
        namespace: hop.object.namespace,
        name,
      })),
    );
  }

  #hop(facts: TrafficFacts, split: ResourceOf<'TrafficSplit'>): TrafficHop {
    const { apiVersion, cluster, kind, namespace, name, detail } = split;
    const ownedBy = gitOwner(split);
    return {
      id: `smi/${cluster}/${kind}/${namespace}/${name}`,
      driver: this.id,
      cluster,
      object: { apiVersion, kind, namespace, name },
      scope: 'calls',
      target: detail.service,
      backends: detail.backends.map(({ service, weight }) => ({
        name: service,
        weight,
        ...serviceBackend(facts, { cluster, namespace, name: service }),
      })),
      granularity: 'percent',
      resourceVersion: split.resourceVersion,
      tailSeconds: 0,
      ...(ownedBy && { ownedBy }),
    };
  }
}
