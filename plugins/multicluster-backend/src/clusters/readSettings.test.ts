import { ConfigReader } from '@backstage/config';
import { readSettings } from './readSettings';

function read(multicluster: object) {
  return readSettings(
    new ConfigReader({ multicluster } as ConstructorParameters<
      typeof ConfigReader
    >[0]),
  );
}

describe('readSettings', () => {
  it('needs nothing', () => {
    expect(readSettings(new ConfigReader({}))).toEqual({
      kinds: {},
      clusters: new Map(),
    });
  });

  it('reads names of clusters that are no configuration keys', () => {
    const name = 'arn:aws:eks:eu-1:123:cluster/shop';
    const { clusters } = read({
      clusters: { [name]: { provider: 'AWS', labels: { tier: 'gold' } } },
    });
    expect(clusters.get(name)).toEqual({
      provider: 'aws',
      labels: { tier: 'gold' },
    });
  });

  it.each([
    [{ watch: { include: ['Secret'] } }, /'multicluster\.watch\.include\.0'/],
    [{ watch: { exclude: 'Pod' } }, /'multicluster\.watch\.exclude'/],
    [{ clusters: { east: { region: 1 } } }, /'multicluster\.clusters\.east/],
    [{ kubeconfig: '' }, /'multicluster\.kubeconfig'/],
  ])('refuses %j and names the key', (multicluster, message) => {
    expect(() => read(multicluster)).toThrow(message);
  });
});
