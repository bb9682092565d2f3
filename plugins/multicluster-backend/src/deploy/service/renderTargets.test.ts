import { ClusterSummary } from '@multicluster/backstage-plugin-multicluster-common';
import { KubernetesObject, Rendered } from '../types';
import { renderTargets } from './renderTargets';

const object = (
  kind: string,
  name: string,
  rest: object = {},
): KubernetesObject => ({
  ...{ apiVersion: 'v1', kind, metadata: { name } },
  ...rest,
});

function render(rendered: Partial<Rendered> | Error) {
  return renderTargets({
    sources: {
      render: async () => {
        if (rendered instanceof Error) throw rendered;
        return { objects: [], values: [], ...rendered };
      },
    },
    request: {
      ...{ app: 'web', namespace: 'shop', entityRef: 'component:default/web' },
      ...{ source: { type: 'yaml' }, targets: {} },
    },
    chosen: [{ name: 'east', labels: {} } as unknown as ClusterSummary],
    folder: '/files',
    signal: new AbortController().signal,
  });
}

describe('renderTargets', () => {
  it('names files after their objects, each once', async () => {
    const [{ files }] = await render({
      objects: [
        object('Service', 'web'),
        { ...object('Service', 'web'), apiVersion: 'serving.knative.dev/v1' },
        object('ConfigMap', 'web', {
          metadata: { name: 'web', namespace: 'other' },
        }),
        object('ClusterRole', 'system:../web'),
      ],
    });
    expect(files.map(({ path }) => path)).toEqual([
      'service-web.yaml',
      'service-web-2.yaml',
      'other-configmap-web.yaml',
      'clusterrole-system_.._web.yaml',
    ]);
  });

  it.each([
    ['data', { data: { key: 'x' } }],
    ['stringData', { stringData: { key: 'x' } }],
  ])('refuses a Secret with %s', async (_, rest) => {
    await expect(
      render({ objects: [object('Secret', 'key', rest)] }),
    ).rejects.toThrow("Secret 'key' for cluster 'east' has data");
  });

  it('takes a Secret without data', async () => {
    const objects = [object('Secret', 'key', { data: {} })];
    const [{ files }] = await render({ objects });
    expect(files).toHaveLength(1);
  });

  it('leaves hooks out, and says so', async () => {
    const [{ files, problems }] = await render({
      hooks: [object('Job', 'migrate')],
    });
    expect(files).toEqual([]);
    expect(problems).toMatchObject([
      {
        severity: 'warning',
        message: expect.stringContaining("Job 'migrate'"),
      },
    ]);
  });

  it('makes a failure a problem of the cluster', async () => {
    const [{ files, problems }] = await render(new Error('It does not render'));
    expect(files).toEqual([]);
    expect(problems).toMatchObject([{ message: 'It does not render' }]);
  });
});
