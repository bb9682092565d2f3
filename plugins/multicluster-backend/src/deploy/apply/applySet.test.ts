import { createHash } from 'node:crypto';
import { applySetId, scopeOf, union } from './applySet';

describe('an ApplySet', () => {
  it('has the id that the KEP prescribes, made of the name of its parent', () => {
    const hash = createHash('sha256')
      .update('multicluster-shop.web.ConfigMap.')
      .digest('base64')
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
    const id = applySetId({ app: 'shop', namespace: 'web' });
    expect(id).toBe(`applyset-${hash}-v1`);
    expect(id.length).toBeLessThanOrEqual(63);
    expect(applySetId({ app: 'shop', namespace: 'other' })).not.toBe(id);
  });

  it('leads to the kinds and the other namespaces of its members', () => {
    const ref = (apiVersion: string, kind: string, namespace: string) => ({
      ...{ apiVersion, kind, namespace },
      name: 'a',
    });
    const scope = scopeOf(
      [
        ref('apps/v1', 'Deployment', 'web'),
        ref('apps/v1', 'Deployment', 'other'),
        ref('v1', 'Namespace', ''),
      ],
      { app: 'shop', namespace: 'web' },
    );
    expect(scope).toEqual({
      groupKinds: ['Deployment.apps', 'Namespace'],
      namespaces: ['other'],
    });
    expect(
      union(scope, { groupKinds: ['Pod'], namespaces: ['other'] }),
    ).toEqual({
      groupKinds: ['Deployment.apps', 'Namespace', 'Pod'],
      namespaces: ['other'],
    });
  });
});
