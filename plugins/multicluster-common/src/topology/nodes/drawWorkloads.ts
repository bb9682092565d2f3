import { assessResource } from '../../resources';
import { Resource, ResourceOf } from '../../resources/types';
import { Drawing, nodeBase, topOf } from '../Drawing';
import { nodeId, WORKLOAD_KINDS, WorkloadKind } from '../ids';
import { TopologyNode } from '../types';
import { imageTags } from './images';

type Workload = ResourceOf<WorkloadKind>;

/** Workloads that no other one owns. */
export function drawWorkloads(drawing: Drawing): void {
  for (const kind of WORKLOAD_KINDS) {
    for (const workload of drawing.resources.ofKind(kind)) {
      if (topOf(drawing.resources, workload as Resource) === workload) {
        const node = workloadNode(workload as Workload, drawing.now);
        drawing.nodes.set(node.id, node);
      }
    }
  }
}

function workloadNode(workload: Workload, now: number): TopologyNode {
  const resource = workload as Resource;
  return {
    ...nodeBase(resource),
    id: nodeId(resource),
    kind: resource.kind,
    lane: 'workload',
    ...assessResource(resource, now),
    fact: factOf(resource),
    images: imageTags(workload.detail.containers),
    replicas: replicasOf(resource),
  };
}

function factOf(resource: Resource): string {
  switch (resource.kind) {
    case 'CronJob':
      return `CronJob · ${resource.detail.schedule}`;
    case 'Job': {
      const { active, succeeded, completions } = resource.detail;
      return active > 0
        ? `${active} running`
        : `${succeeded} of ${completions ?? 1} completed`;
    }
    default: {
      const replicas = replicasOf(resource);
      return replicas ? `${replicas.ready} of ${replicas.desired} ready` : '';
    }
  }
}

function replicasOf(resource: Resource): TopologyNode['replicas'] {
  switch (resource.kind) {
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'Rollout':
    case 'ReplicaSet': {
      const { ready, desired } = resource.detail.replicas;
      return { ready, desired };
    }
    default:
      return undefined;
  }
}

/** Autoscalers, each beside the workload that it scales. */
export function drawAutoscalers(drawing: Drawing): void {
  for (const autoscaler of drawing.resources.ofKind(
    'HorizontalPodAutoscaler',
  )) {
    const { current, min, max, metrics } = autoscaler.detail;
    const [metric] = metrics;
    const load =
      metric &&
      ` · ${metric.name} ${metric.current ?? '?'} of ${metric.target}`;
    const id = nodeId(autoscaler);
    drawing.nodes.set(id, {
      ...nodeBase(autoscaler),
      id,
      kind: autoscaler.kind,
      lane: 'autoscaler',
      ...assessResource(autoscaler, drawing.now),
      fact: `${current} of ${min}–${max}${load ?? ''}`,
    });
  }
}
