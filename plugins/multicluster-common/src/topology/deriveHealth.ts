import { Health } from '../clusters/types';
import { ResourceOf } from '../resources/types';
import { assessResource } from '../resources';
import { Drawing } from './Drawing';
import { pushTo } from './gather/gatherWorkloads';
import { healthOfAlternatives } from './health';
import { nodeId } from './ids';
import { EntityName } from './nodes/drawNames';
import { TopologyNode } from './types';

/**
 * Judges what says nothing of itself by what stands behind it, nearest to the pods first: mirrored Services, then splits, then DNS
 * names. Needs the edges.
 */
export function deriveHealth(
  drawing: Drawing,
  names: readonly EntityName[],
): void {
  const links = linksByWay(drawing);
  for (const service of drawing.resources.ofKind('Service')) {
    const node = drawing.nodes.get(nodeId(service));
    if (node && service.detail.mirror) {
      Object.assign(node, assessMirror(drawing, service, node, links));
    }
  }
  for (const split of drawing.resources.ofKind('TrafficSplit')) {
    const node = drawing.nodes.get(nodeId(split));
    if (node?.health === 'unknown') {
      Object.assign(node, assessSplit(drawing, split));
    }
  }
  assessNames(drawing, names);
}

type Judgement = { health: Health; reason?: string };

function linksByWay(drawing: Drawing): Map<string, ResourceOf<'Link'>> {
  return new Map(
    drawing.resources
      .ofKind('Link')
      .map(link => [`${link.cluster}>${link.detail.targetCluster}`, link]),
  );
}

function assessMirror(
  drawing: Drawing,
  { cluster, detail }: ResourceOf<'Service'>,
  node: TopologyNode,
  links: Map<string, ResourceOf<'Link'>>,
): Judgement {
  const mirror = detail.mirror!;
  const target = drawing.nodes.get(nodeId({ kind: 'Service', ...mirror }));
  const facts = drawing.clusters.get(mirror.cluster);
  if (node.health === 'unhealthy') {
    return { health: 'unhealthy', reason: 'No ready gateway endpoint' };
  }
  if (!facts) {
    return {
      health: 'unknown',
      reason: `${mirror.cluster} is not a cluster here`,
    };
  }
  if (facts.state !== 'live') {
    return { health: 'unknown', reason: `${mirror.cluster} is not live` };
  }
  if (!target) {
    const reason = `${mirror.cluster} has no Service ${mirror.name}`;
    return { health: 'unhealthy', reason };
  }
  const link = links.get(`${cluster}>${mirror.cluster}`);
  const trouble = link && assessResource(link, drawing.now);
  if (trouble?.health === 'degraded' && target.health === 'healthy') {
    return { health: 'degraded', reason: `Link: ${trouble.reason}` };
  }
  const reason = target.reason && `On ${mirror.cluster}: ${target.reason}`;
  return { health: target.health, reason };
}

/** By the backends that get requests: one with weight zero may well be down. */
function assessSplit(
  drawing: Drawing,
  { cluster, namespace, detail }: ResourceOf<'TrafficSplit'>,
): Judgement {
  const used = detail.backends
    .filter(({ weight }) => weight > 0)
    .map(({ service: name }) => ({
      name,
      node: drawing.nodes.get(
        nodeId({ cluster, kind: 'Service', namespace, name }),
      ),
    }));
  const health = healthOfAlternatives(
    used.map(({ node }) => node?.health ?? 'unhealthy'),
  );
  const missing = used.find(({ node }) => !node);
  if (missing) {
    return { health, reason: `No Service ${missing.name}` };
  }
  const bad = used.find(
    ({ node }) => node!.health === 'unhealthy' || node!.health === 'degraded',
  );
  return { health, reason: bad && `${bad.name}: ${bad.node!.reason ?? ''}` };
}

/** A name may lead to another one; the chain is followed once, since names that lead in a circle exist. */
function assessNames(drawing: Drawing, names: readonly EntityName[]): void {
  const unwritten = new Set(
    names.flatMap(({ id, records }) => (records.length === 0 ? [id] : [])),
  );
  const ends = new Map<string, TopologyNode[]>();
  for (const { kind, from, to } of drawing.edges.values()) {
    const node = drawing.nodes.get(to);
    if (kind === 'resolves' && node) {
      pushTo(ends, from, node);
    }
  }
  const judge = (id: string, deep: boolean): Judgement => {
    const all = ends.get(id) ?? [];
    // A balancer speaks for the name only where its answers are not known.
    const answers = all.filter(({ kind }) => kind !== 'Gslb');
    const isAnswered = all.length > answers.length || !unwritten.has(id);
    if (!isAnswered) {
      // What claims the name may well work, and still nobody gets there.
      return { health: 'unknown', reason: 'No DNS record is known' };
    }
    const healths = (answers.length > 0 ? answers : all).map(end =>
      end.kind === 'DnsName' && deep ? judge(end.id, false).health : end.health,
    );
    const bad = healths.filter(
      each => each === 'unhealthy' || each === 'degraded',
    );
    return {
      health: healthOfAlternatives(healths),
      reason:
        bad.length > 0
          ? `${bad.length} of ${healths.length} targets not healthy`
          : undefined,
    };
  };
  for (const node of drawing.nodes.values()) {
    if (node.kind === 'DnsName') {
      Object.assign(node, judge(node.id, true));
    }
  }
}
