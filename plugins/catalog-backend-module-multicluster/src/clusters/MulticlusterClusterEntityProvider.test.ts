import { mockServices } from '@backstage/backend-test-utils';
import { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import {
  ClusterList,
  ClusterSummary,
} from '@multicluster/backstage-plugin-multicluster-common';
import { MulticlusterClusterEntityProvider } from './MulticlusterClusterEntityProvider';

const cluster = (name: string, version = 'v1.36.3') =>
  ({ name, title: name, version, labels: {} } as ClusterSummary);

/** A provider whose schedule is in the test's hands, and a fleet that answers what the test says, in order; the last answer stays. */
async function setup(...answers: (Partial<ClusterList> | Error)[]) {
  const mutations: string[][] = [];
  let look: () => Promise<void> = async () => {};
  const logger = mockServices.logger.mock();
  const provider = new MulticlusterClusterEntityProvider({
    listClusters: async () => {
      const answer = answers.length > 1 ? answers.shift()! : answers[0];
      if (answer instanceof Error) {
        throw answer;
      }
      return { clusters: [], hidden: 0, problems: [], ...answer };
    },
    owner: 'group:default/platform',
    logger,
    settleMs: 1,
    keptForMs: 0,
    runner: {
      run: async task => {
        look = async () => {
          // What was seen before is older than now.
          await new Promise(resolve => setTimeout(resolve, 2));
          await task.fn(new AbortController().signal);
        };
      },
    },
  });
  await provider.connect({
    refresh: async () => {},
    applyMutation: async (mutation: EntityProviderMutation) => {
      if (mutation.type !== 'full') {
        throw new Error('only full mutations are expected');
      }
      mutations.push(
        mutation.entities.map(
          ({ entity }) =>
            `${entity.metadata.name} ${entity.metadata.annotations?.['multicluster.backstage.io/version']}`,
        ),
      );
    },
  });
  return {
    mutations,
    logger,
    look: () => look(),
    answer: (...next: typeof answers) => answers.splice(0, Infinity, ...next),
  };
}

const both = { clusters: [cluster('west'), cluster('east')] };

describe('MulticlusterClusterEntityProvider', () => {
  it('writes to the catalog only when something has changed', async () => {
    const { mutations, look, answer } = await setup(both);
    await look();
    await look();
    expect(mutations).toEqual([['east v1.36.3', 'west v1.36.3']]);
    answer({ clusters: [cluster('east'), cluster('west', 'v1.37.0')] });
    await look();
    expect(mutations[1]).toEqual(['east v1.36.3', 'west v1.37.0']);
    answer({ clusters: [cluster('west', 'v1.37.0')] });
    await look();
    expect(mutations[2]).toEqual(['west v1.37.0']);
    expect(mutations).toHaveLength(3);
  });

  it('waits with the first write until the fleet has found its clusters', async () => {
    const { mutations, look } = await setup(
      {},
      { clusters: [cluster('east')] },
      both,
      both,
    );
    await look();
    expect(mutations).toEqual([['east v1.36.3', 'west v1.36.3']]);
  });

  it('keeps what is there while the fleet cannot be asked', async () => {
    const { mutations, look, answer, logger } = await setup(new Error('away'));
    await look();
    expect(mutations).toEqual([]);
    answer(both);
    await look();
    answer(new Error('away'));
    await look();
    expect(mutations).toHaveLength(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('keeps those that it has'),
      expect.any(Error),
    );
  });

  it('says once that clusters are hidden from it', async () => {
    const { look, logger } = await setup({ ...both, hidden: 2 });
    await look();
    await look();
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining("'multicluster.cluster.read'"),
    );
  });
});
