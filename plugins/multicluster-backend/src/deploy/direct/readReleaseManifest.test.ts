import { gzipSync } from 'node:zlib';
import { ClusterClient } from '@multicluster/backstage-plugin-multicluster-node';
import { KubernetesObject } from '../types';
import { readReleaseManifest } from './readReleaseManifest';

const signal = new AbortController().signal;

/** As Helm keeps a revision. */
function release(version: number, manifest: string, packed = true) {
  const json = Buffer.from(
    JSON.stringify({ manifest, config: { a: 'secret' } }),
  );
  const coded = (packed ? gzipSync(json) : json).toString('base64');
  return secret(version, Buffer.from(coded).toString('base64'));
}

function secret(version: number, data: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: `sh.helm.release.v1.shop.v${version}`,
      namespace: 'web',
      labels: { version: String(version) },
    },
    data: { release: data },
  };
}

function read(...items: KubernetesObject[]) {
  const asked: string[] = [];
  const client = {
    cluster: 'east',
    request: async ({ path }: { path: string }) => {
      asked.push(path);
      return { items };
    },
  } as unknown as ClusterClient;
  const objects = readReleaseManifest({
    ...{ client, signal, app: 'shop', namespace: 'web' },
  });
  return { asked, objects };
}

const map = (name: string) =>
  `# Source: shop/map.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`;

describe('readReleaseManifest', () => {
  it.each([true, false])(
    'reads the newest revision (packed: %p)',
    async packed => {
      const { asked, objects } = read(
        release(9, map('old'), packed),
        release(10, `---\n${map('a')}---\n${map('b')}---\n`, packed),
      );
      expect((await objects).map(({ metadata }) => metadata.name)).toEqual([
        'a',
        'b',
      ]);
      expect(decodeURIComponent(asked[0])).toContain(
        '/api/v1/namespaces/web/secrets?limit=500&labelSelector=owner=helm,name=shop,status=deployed',
      );
    },
  );

  it('is empty without a release', async () => {
    await expect(read().objects).resolves.toEqual([]);
  });

  it('does not repeat what it cannot read', async () => {
    await expect(read(secret(1, 'c2VjcmV0')).objects).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message:
        "Secret 'web/sh.helm.release.v1.shop.v1' does not hold a Helm release that can be read.",
    });
  });
});
