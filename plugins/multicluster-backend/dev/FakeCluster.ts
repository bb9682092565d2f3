import { ClusterDescription } from '@multicluster/backstage-plugin-multicluster-node';
import { FakeApiServer } from '../src/watch/FakeApiServer';

type Place = { name: string; provider: string; region: string };

export const PLACES: Place[] = [
  { name: 'east', provider: 'aws', region: 'us-east-1' },
  { name: 'west', provider: 'gcp', region: 'europe-west1' },
  { name: 'edge', provider: 'on-prem', region: 'berlin' },
];

const NAMESPACE = 'web';
const LABELS = { 'backstage.io/kubernetes-id': 'web' };

/** What a request is answered with as long as the server lives. */
const ALWAYS = Infinity;

function metadata(name: string, owner?: { kind: string; name: string }) {
  return {
    name,
    namespace: NAMESPACE,
    uid: name,
    labels: LABELS,
    ownerReferences: owner
      ? [{ ...owner, uid: owner.name, controller: true }]
      : [],
  };
}

/** An API server on loopback with one Deployment of one pod. */
export class FakeCluster {
  static async start(place: Place): Promise<FakeCluster> {
    const server = await FakeApiServer.start();
    const say = (match: RegExp, answer: object) =>
      server.fail(
        match,
        { fault: 'body', body: JSON.stringify(answer) },
        ALWAYS,
      );
    say(/^\/version/, { gitVersion: 'v1.36.3' });
    say(/kube-system$/, { metadata: { uid: place.name } });
    const cluster = new FakeCluster(server, place);
    cluster.deploy({ ready: true });
    return cluster;
  }

  readonly description: ClusterDescription;
  readonly #server: FakeApiServer;

  private constructor(server: FakeApiServer, place: Place) {
    this.#server = server;
    this.description = {
      ...place,
      url: server.url,
      labels: {},
      fingerprint: server.url,
      access: { type: 'shared', connect: async () => ({ headers: {} }) },
    };
  }

  /** The app as it is from now on. */
  deploy({ ready }: { ready: boolean }) {
    const containers = [{ name: 'web', image: 'web:1.0' }];
    const template = { metadata: { labels: LABELS }, spec: { containers } };
    const count = ready ? 1 : 0;
    const spec = { replicas: 1, selector: { matchLabels: LABELS }, template };
    const status = {
      replicas: 1,
      updatedReplicas: 1,
      readyReplicas: count,
      availableReplicas: count,
    };
    this.#server.put('apis/apps/v1/deployments', {
      metadata: metadata('web'),
      spec,
      status,
    });
    this.#server.put('apis/apps/v1/replicasets', {
      metadata: metadata('web-1', { kind: 'Deployment', name: 'web' }),
      spec,
      status,
    });
    this.#server.put('api/v1/pods', {
      metadata: metadata('web-1-a', { kind: 'ReplicaSet', name: 'web-1' }),
      spec: { containers },
      status: {
        phase: 'Running',
        conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
        containerStatuses: [
          {
            name: 'web',
            ready,
            restartCount: ready ? 0 : 5,
            state: ready
              ? { running: {} }
              : { waiting: { reason: 'CrashLoopBackOff' } },
          },
        ],
      },
    });
  }
}
