import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as clientNode from '@kubernetes/client-node';
import { ClusterDescription } from '@multicluster/backstage-plugin-multicluster-node';
import { describeClusterProvider } from '@multicluster/backstage-plugin-multicluster-node/testUtils';
import { stringify } from 'yaml';
import { DirectoryClusterProvider } from './DirectoryClusterProvider';

jest.setTimeout(60_000);

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'clusters-'));
});
afterAll(() => rm(root, { recursive: true }));

let folders = 0;
function nextFolder(): string {
  folders += 1;
  return join(root, `${folders}`);
}

function kubeconfig(name: string, server: string, user: object = {}): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    contexts: [{ name, context: { cluster: name, user: name } }],
    clusters: [{ name, cluster: { server } }],
    users: [{ name, user: { token: 'abc', ...user } }],
  });
}

function create(
  folder: string,
  options: { taken?: string[]; intervalMs?: number } = {},
) {
  return new DirectoryClusterProvider({
    folder,
    intervalMs: options.intervalMs ?? 10,
    isTaken: name => (options.taken ?? []).includes(name),
    // Jest cannot follow the dynamic import of an ES module.
    library: async () => clientNode,
  });
}

describeClusterProvider('DirectoryClusterProvider', async () => {
  const folder = nextFolder();
  // In one step each, as an editor of files does not: what is half done is another state, and engages as such.
  const setAside = () => rename(folder, nextFolder()).catch(() => {});
  return {
    provider: create(folder),
    set: async clusters => {
      const next = nextFolder();
      await mkdir(next);
      for (const { name, url } of clusters) {
        await writeFile(join(next, `${name}.yaml`), kubeconfig(name, url));
      }
      await setAside();
      await rename(next, folder);
    },
    break: async () => {
      await setAside();
      await writeFile(folder, 'no folder');
    },
  };
});

/** A running provider, what it has engaged, and its end. */
async function run(provider: DirectoryClusterProvider) {
  const controller = new AbortController();
  const clusters = new Map<string, ClusterDescription>();
  let problems: string[] | undefined;
  const ended = provider.start({
    engage: (cluster, lifetime) => {
      clusters.set(cluster.name, cluster);
      lifetime.addEventListener('abort', () => clusters.delete(cluster.name));
    },
    problem: sentences => {
      problems = sentences;
    },
    signal: controller.signal,
  });
  const until = async (condition: () => boolean) => {
    const deadline = Date.now() + 5_000;
    while (!condition()) {
      if (Date.now() > deadline) {
        throw new Error(`Nothing of the kind: ${[...clusters.keys()]}`);
      }
      await new Promise(resolve => setTimeout(resolve, 5));
    }
  };
  await until(() => problems !== undefined);
  return {
    clusters,
    until,
    problems: () => problems,
    stop: async () => {
      controller.abort();
      await ended;
    },
  };
}

const registration = {
  name: 'north',
  kubeconfig: kubeconfig('kwok-north', 'https://127.0.0.1:6443'),
  provider: 'AWS',
  region: 'eu-north-1',
  labels: { tier: 'batch' },
};

describe('DirectoryClusterProvider', () => {
  it('has a registered cluster at once, in files that only the backend may read', async () => {
    const folder = nextFolder();
    const provider = create(folder);
    const fleet = await run(provider);
    await provider.register(registration);
    expect(fleet.clusters.get('north')).toMatchObject({
      name: 'north',
      url: 'https://127.0.0.1:6443',
      provider: 'aws',
      region: 'eu-north-1',
      labels: { tier: 'batch' },
      access: { type: 'shared' },
    });
    expect((await readdir(folder)).sort()).toEqual([
      'north.json',
      'north.yaml',
    ]);
    for (const file of await readdir(folder)) {
      // eslint-disable-next-line no-bitwise
      expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
    }
    await fleet.stop();
  });

  it('replaces and removes what was registered', async () => {
    const folder = nextFolder();
    const provider = create(folder, { taken: ['north'] });
    await mkdir(folder);
    await writeFile(join(folder, 'north.yaml'), registration.kubeconfig);
    const fleet = await run(provider);
    await provider.register({ ...registration, region: 'eu-west-1' });
    expect(fleet.clusters.get('north')?.region).toBe('eu-west-1');
    await provider.unregister('north');
    expect([...fleet.clusters.keys()]).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
    await expect(provider.unregister('north')).rejects.toThrow(
      "Cluster 'north' was not registered here",
    );
    await fleet.stop();
  });

  it('leaves the clusters of other sources alone', async () => {
    const folder = nextFolder();
    const provider = create(folder, { taken: ['north'] });
    const fleet = await run(provider);
    await expect(provider.register(registration)).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining("'north' from another source"),
    });
    await expect(provider.unregister('../north')).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    expect(await readdir(folder)).toEqual([]);
    await fleet.stop();
  });

  it('notices a file without waiting for the interval', async () => {
    const folder = nextFolder();
    const fleet = await run(create(folder, { intervalMs: 600_000 }));
    await writeFile(join(folder, 'east.yaml'), registration.kubeconfig);
    await fleet.until(() => fleet.clusters.has('east'));
    expect([...fleet.clusters.keys()]).toEqual(['east']);
    await fleet.stop();
  });

  it.each([
    ['is no YAML', { 'east.yaml': '{' }, /'east'.*check its YAML/],
    [
      'has no current context',
      { 'east.yaml': 'contexts: []' },
      /'east' has no current context/,
    ],
    [
      'has a placement that is none',
      { 'east.yaml': registration.kubeconfig, 'east.json': '{"region": 1}' },
      /'east.json' is not a placement/,
    ],
  ])(
    'calls a cluster misconfigured whose file %s, and no other',
    async (_, files, sentence) => {
      const folder = nextFolder();
      await mkdir(folder);
      for (const [file, text] of Object.entries(files)) {
        await writeFile(join(folder, file), text);
      }
      await writeFile(join(folder, 'west.yaml'), registration.kubeconfig);
      const fleet = await run(create(folder));
      expect(fleet.clusters.get('east')?.access).toEqual({
        type: 'misconfigured',
        reason: expect.stringMatching(sentence),
      });
      expect(JSON.stringify([...fleet.clusters.values()])).not.toContain(root);
      expect(fleet.clusters.get('west')?.access.type).toBe('shared');
      await fleet.stop();
    },
  );

  it('says which files it cannot use for their names', async () => {
    const folder = nextFolder();
    await mkdir(folder);
    await writeFile(join(folder, 'My Cluster.yaml'), registration.kubeconfig);
    const fleet = await run(create(folder));
    expect(fleet.problems()).toEqual([
      expect.stringMatching(/^'My Cluster.yaml' .* is not used/),
    ]);
    await fleet.stop();
  });

  it('keeps nothing but the current context of a kubeconfig', async () => {
    const folder = nextFolder();
    const text = stringify({
      'current-context': 'one',
      contexts: [
        { name: 'one', context: { cluster: 'one', user: 'one' } },
        { name: 'two', context: { cluster: 'one', user: 'two' } },
      ],
      clusters: [{ name: 'one', cluster: { server: 'https://127.0.0.1:1' } }],
      users: [
        { name: 'one', user: { token: 'first' } },
        { name: 'two', user: { token: 'second', exec: { command: 'sh' } } },
      ],
    });
    await create(folder).register({ name: 'north', kubeconfig: text });
    const written = await readFile(join(folder, 'north.yaml'), 'utf8');
    expect(written).toContain('first');
    expect(written).not.toContain('second');
  });
});
