import {
  ClusterClient,
  ClusterRequest,
} from '@multicluster/backstage-plugin-multicluster-node';
import { ResourceOf } from '@multicluster/backstage-plugin-multicluster-common';
import { trimResource } from '../watch';
import { openPodLog } from './openPodLog';

const pod = trimResource(
  'Pod',
  {
    apiVersion: 'v1',
    metadata: { name: 'app', namespace: 'web', uid: 'p' },
    spec: {
      initContainers: [{ name: 'init', image: 'i' }],
      containers: [
        { name: 'app', image: 'a' },
        { name: 'proxy', image: 'b' },
      ],
    },
  },
  { cluster: 'east', seenAt: 1 },
) as ResourceOf<'Pod'>;

async function pathFor(options: { container?: string; follow?: boolean }) {
  const asked: ClusterRequest[] = [];
  const client: ClusterClient = {
    cluster: 'east',
    request: () => Promise.reject(new Error('not asked for')),
    stream: async request => {
      asked.push(request);
      return (async function* none() {})();
    },
  };
  await openPodLog(client, {
    pod,
    tailLines: 50,
    previous: false,
    follow: false,
    signal: new AbortController().signal,
    ...options,
  });
  return new URL(asked[0].path, 'http://cluster');
}

describe('openPodLog', () => {
  it('asks for the first container that is not an init container', async () => {
    const url = await pathFor({});
    expect(url.pathname).toBe('/api/v1/namespaces/web/pods/app/log');
    expect(url.searchParams.get('container')).toBe('app');
    expect(url.searchParams.get('tailLines')).toBe('50');
  });

  it('asks for the named container', async () => {
    const url = await pathFor({ container: 'proxy' });
    expect(url.searchParams.get('container')).toBe('proxy');
  });

  it('bounds a log that is not followed, and follows without bounds', async () => {
    expect((await pathFor({})).searchParams.get('limitBytes')).not.toBeNull();
    const followed = (await pathFor({ follow: true })).searchParams;
    expect(followed.get('limitBytes')).toBeNull();
    expect(followed.get('follow')).toBe('true');
  });
});
