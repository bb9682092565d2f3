import { ConfigReader } from '@backstage/config';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import { describeClusterProvider } from '@multicluster/backstage-plugin-multicluster-node/testUtils';
import {
  createKubernetesAccessSlot,
  KubernetesAccess,
} from './kubernetesAccess';
import { KubernetesClusterProvider } from './KubernetesClusterProvider';

const often = {
  accessTimeoutMs: 50,
  intervalMs: 10,
  retryMs: 10,
  listDeadlineMs: 1_000,
};

function create(kubernetes: object | undefined) {
  const slot = createKubernetesAccessSlot();
  const provider = new KubernetesClusterProvider({
    config: new ConfigReader({ kubernetes } as object),
    logger: mockServices.logger.mock(),
    slot,
    credentials: async () => mockCredentials.service(),
    timings: often,
  });
  return { slot, provider };
}

function details(name: string, url: string): ClusterDetails {
  return {
    name,
    url,
    authMetadata: {
      'kubernetes.io/auth-provider': 'serviceAccount',
      serviceAccountToken: 'abc',
    },
  };
}

describeClusterProvider('KubernetesClusterProvider', async () => {
  const { slot, provider } = create({});
  let clusters: ClusterDetails[] | undefined;
  slot.fill({
    clusterSupplier: {
      async getClusters() {
        if (!clusters) {
          throw new Error('the catalog is away');
        }
        return clusters;
      },
    },
    authStrategy: {
      getCredential: async () => ({ type: 'bearer token', token: 'abc' }),
    },
  });
  return {
    provider,
    set: async list => {
      clusters = list.map(({ name, url }) => details(name, url));
    },
    break: async () => {
      clusters = undefined;
    },
  };
});

/** Starts a provider and gives what it says until the condition holds. */
async function run(
  provider: KubernetesClusterProvider,
  isDone: (said: { names: string[]; problems: string[] }) => boolean,
) {
  const controller = new AbortController();
  const said = { names: [] as string[], problems: [] as string[] };
  const ended = provider.start({
    engage: ({ name }) => said.names.push(name),
    problem: sentences => {
      said.problems = sentences;
    },
    signal: controller.signal,
  });
  while (!isDone(said)) {
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  controller.abort();
  await ended;
  return said;
}

const configured = {
  clusterLocatorMethods: [
    {
      type: 'config',
      clusters: [
        {
          name: 'east',
          url: 'https://127.0.0.1:1001',
          authProvider: 'serviceAccount',
          serviceAccountToken: 'abc',
        },
        { name: 'unfinished', url: 'https://127.0.0.1:1002' },
      ],
    },
    { type: 'gke', projectId: 'shop' },
  ],
};

describe('KubernetesClusterProvider', () => {
  it('reads the configuration when the Kubernetes plugin does not come, and names what it cannot read', async () => {
    const { provider } = create(configured);
    const { names, problems } = await run(
      provider,
      said => said.names.length > 0,
    );
    expect(names).toEqual(['east']);
    expect(problems).toEqual([
      expect.stringContaining(
        "clusterLocatorMethods[0].clusters[1] cannot be used: cluster 'unfinished' has no 'authProvider'",
      ),
      expect.stringContaining("clusterLocatorMethods[1] is of type 'gke'"),
    ]);
  });

  it('says what to do when nothing is configured', async () => {
    const { provider } = create(undefined);
    const { problems } = await run(provider, said => said.problems.length > 0);
    expect(problems).toEqual([
      expect.stringContaining("add 'kubernetes.clusterLocatorMethods'"),
    ]);
  });

  it('turns to the Kubernetes plugin when it comes late, and keeps what is the same', async () => {
    const { provider, slot } = create(configured);
    const access: KubernetesAccess = {
      clusterSupplier: {
        getClusters: async () => [
          details('east', 'https://127.0.0.1:1001'),
          details('from-gke', 'https://127.0.0.1:1003'),
        ],
      },
      authStrategy: { getCredential: async () => ({ type: 'anonymous' }) },
    };
    setTimeout(() => slot.fill(access), 120);
    const { names, problems } = await run(provider, said =>
      said.names.includes('from-gke'),
    );
    expect(names).toEqual(['east', 'from-gke']);
    expect(problems).toEqual([]);
  });
});
