import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as clientNode from '@kubernetes/client-node';
import { ClusterDescription } from '@multicluster/backstage-plugin-multicluster-node';
import { describeClusterProvider } from '@multicluster/backstage-plugin-multicluster-node/testUtils';
import { stringify } from 'yaml';
import { makeCertificate } from '../__testUtils__/TestApiServer';
import { KubeconfigClusterProvider } from './KubeconfigClusterProvider';

jest.setTimeout(60_000);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kubeconfig-'));
});
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
function nextFile(): string {
  files += 1;
  return join(folder, `config-${files}`);
}

function kubeconfig(
  contexts: { name: string; cluster: object; user?: object }[],
): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: contexts.map(({ name, cluster }) => ({ name, cluster })),
    users: contexts.map(({ name, user }) => ({
      name,
      user: user ?? { token: 'abc' },
    })),
    contexts: contexts.map(({ name }) => ({
      name,
      context: { cluster: name, user: name },
    })),
    'current-context': contexts[0]?.name,
  });
}

function create(file: string) {
  // Jest cannot follow the dynamic import of an ES module.
  const library = async () => clientNode;
  return new KubeconfigClusterProvider({ file, intervalMs: 10, library });
}

describeClusterProvider('KubeconfigClusterProvider', async () => {
  const file = nextFile();
  return {
    provider: create(file),
    set: clusters =>
      writeFile(
        file,
        kubeconfig(
          clusters.map(({ name, url }) => ({ name, cluster: { server: url } })),
        ),
      ),
    break: () => writeFile(file, 'contexts: [ }'),
  };
});

async function first(text: string | undefined) {
  const file = nextFile();
  if (text !== undefined) {
    await writeFile(file, text);
  }
  const controller = new AbortController();
  const clusters: ClusterDescription[] = [];
  let problems: string[] | undefined;
  const provider = create(file);
  const ended = provider.start({
    engage: cluster => clusters.push(cluster),
    problem: sentences => {
      problems = sentences;
    },
    signal: controller.signal,
  });
  while (problems === undefined) {
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  const said = problems;
  controller.abort();
  await ended;
  return { clusters, problems: said };
}

describe('KubeconfigClusterProvider', () => {
  it('reads certificates, tokens and names as kubectl does', async () => {
    const { cert, key } = makeCertificate();
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    const { clusters } = await first(
      kubeconfig([
        {
          name: 'kwok-east',
          cluster: {
            server: 'https://127.0.0.1:6443',
            'certificate-authority-data': base64(cert),
            'tls-server-name': 'kubernetes',
          },
          user: {
            'client-certificate-data': base64(cert),
            'client-key-data': base64(key),
          },
        },
        {
          name: 'careless',
          cluster: {
            server: 'https://127.0.0.1:6444',
            'insecure-skip-tls-verify': true,
          },
        },
      ]),
    );
    const options = await Promise.all(
      clusters.map(
        ({ access }) => access.type === 'shared' && access.connect(),
      ),
    );
    expect(options[0]).toMatchObject({
      ca: cert,
      cert,
      key,
      servername: 'kubernetes',
      skipTlsVerify: false,
    });
    expect(options[1]).toMatchObject({
      headers: { authorization: 'Bearer abc' },
      skipTlsVerify: true,
    });
  });

  it('calls a context without its cluster misconfigured', async () => {
    const text = kubeconfig([
      { name: 'east', cluster: { server: 'https://127.0.0.1:6443' } },
    ]).replace('cluster: east', 'cluster: gone');
    const { clusters } = await first(text);
    expect(clusters).toMatchObject([
      { name: 'east', access: { type: 'misconfigured' } },
    ]);
  });

  it.each([
    ['a file that is not there', undefined, /does not exist/],
    ['a file that is no YAML', '{', /check its YAML/],
    ['a file without contexts', kubeconfig([]), /no contexts/],
  ])(
    'says what is wrong with %s, without its path',
    async (_, text, sentence) => {
      const { clusters, problems } = await first(text);
      expect(clusters).toEqual([]);
      expect(problems).toEqual([expect.stringMatching(sentence)]);
      expect(problems[0]).not.toContain(folder);
    },
  );
});
