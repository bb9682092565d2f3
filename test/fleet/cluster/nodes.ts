import { createHash } from 'node:crypto';
import type { Placement } from '../placements.ts';

type Flavour = {
  name: string;
  labels: Record<string, string>;
  providerID?: string;
  cpu: string;
  memory: string;
  osImage: string;
};

function hex(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

/** What a node of each provider carries, as far as the suite reads it. */
function flavourOf(
  cluster: string,
  placement: Placement,
  index: number,
): Flavour {
  const zone = placement.zones[index % placement.zones.length];
  const id = hex(`${cluster}/${index}`, 17);
  switch (placement.provider) {
    case 'aws':
      return {
        name: `ip-10-1-${index}-${20 + index}.ec2.internal`,
        labels: {
          'node.kubernetes.io/instance-type': 'm7i.xlarge',
          'eks.amazonaws.com/nodegroup': 'general',
          'topology.k8s.aws/zone-id': `use1-az${index + 1}`,
        },
        providerID: `aws:///${zone}/i-${id}`,
        cpu: '4',
        memory: '16Gi',
        osImage: 'Amazon Linux 2023',
      };
    case 'gcp':
      return {
        name: `gke-${cluster}-general-${id.slice(0, 8)}-${id.slice(8, 12)}`,
        labels: {
          'node.kubernetes.io/instance-type': 'e2-standard-4',
          'cloud.google.com/gke-nodepool': 'general',
        },
        providerID: `gce://demo-project/${zone}/gke-${cluster}-general-${id.slice(
          0,
          8,
        )}-${id.slice(8, 12)}`,
        cpu: '4',
        memory: '16Gi',
        osImage: 'Container-Optimized OS from Google',
      };
    default:
      return {
        name: `${cluster}-node-${index + 1}`,
        labels: {},
        cpu: '2',
        memory: '8Gi',
        osImage: 'Debian GNU/Linux 13 (trixie)',
      };
  }
}

/** Node objects as a cloud's would be; kwok keeps them alive. */
export function nodeManifests(options: {
  cluster: string;
  placement: Placement;
  count: number;
  kubernetesVersion: string;
  /** 0 to 255; keeps the addresses of two clusters apart. */
  network: number;
}): object[] {
  const { cluster, placement, count, network } = options;
  return Array.from({ length: count }, (_, index) => {
    const flavour = flavourOf(cluster, placement, index);
    const capacity = { cpu: flavour.cpu, memory: flavour.memory, pods: '58' };
    return {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: {
        name: flavour.name,
        labels: {
          'kubernetes.io/hostname': flavour.name,
          'kubernetes.io/os': 'linux',
          'kubernetes.io/arch': 'amd64',
          'topology.kubernetes.io/region': placement.region,
          'topology.kubernetes.io/zone':
            placement.zones[index % placement.zones.length],
          ...flavour.labels,
        },
      },
      spec: {
        providerID: flavour.providerID,
        podCIDR: `10.${network}.${index}.0/24`,
        podCIDRs: [`10.${network}.${index}.0/24`],
      },
      status: {
        allocatable: capacity,
        capacity,
        addresses: [
          { type: 'InternalIP', address: `10.${network}.255.${10 + index}` },
        ],
        nodeInfo: {
          architecture: 'amd64',
          operatingSystem: 'linux',
          kernelVersion: '6.12.0',
          osImage: flavour.osImage,
          containerRuntimeVersion: 'containerd://2.1.4',
          kubeletVersion: options.kubernetesVersion,
          kubeProxyVersion: options.kubernetesVersion,
          bootID: '',
          machineID: '',
          systemUUID: '',
        },
      },
    };
  });
}
