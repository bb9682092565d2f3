import {
  ClusterRollout,
  Deployment,
} from '@multicluster/backstage-plugin-multicluster-common';
import { hideDeployedClusters, hideTargets } from './hideTargets';

const on = (cluster: string): ClusterRollout => ({
  ...{ cluster, wave: 0, state: 'deployed', since: 1, attempts: 1 },
  inventory: [],
});
const deployment: Deployment = {
  ...{ id: 'a', revision: 1, app: 'web', namespace: 'shop' },
  ...{ entityRef: 'component:default/web', action: 'deploy', createdAt: 1 },
  ...{ state: 'held', createdBy: 'user:default/ann', usesSecrets: false },
  summary: "It failed on 'secret-east'.",
  request: {
    ...{ app: 'web', namespace: 'shop', entityRef: 'component:default/web' },
    source: { type: 'yaml' },
    targets: { names: ['west', 'secret-east'] },
    values: { clusters: { 'secret-east': { a: 1 }, west: { a: 2 } } },
    strategy: {
      type: 'waves',
      waves: [{ clusters: ['secret-east', 'west'] }],
    },
  },
  clusters: [on('west'), on('secret-east')],
};
const allows = (cluster: string) => !cluster.startsWith('secret-');

describe('hideTargets', () => {
  it('leaves no trace of a cluster that may not be seen', () => {
    const hidden = hideTargets(deployment, allows);
    expect(JSON.stringify(hidden)).not.toContain('secret-');
    expect(hidden.clusters).toEqual([on('west')]);
    expect(hidden.request.values?.clusters).toEqual({ west: { a: 2 } });
  });

  it('is the same for who may see all', () => {
    expect(hideTargets(deployment, () => true)).toBe(deployment);
  });

  it('does so for an app, and for its deployments', () => {
    const rows = ['west', 'secret-east'].map(cluster => ({
      ...{ cluster, deploymentId: 'a', revision: 1, since: 1 },
      ...{ values: [], inventory: [] },
    }));
    const app = hideDeployedClusters(
      {
        ...{ app: 'web', namespace: 'shop', clusters: rows },
        deployments: [deployment],
      },
      allows,
    );
    expect(app.clusters).toEqual([rows[0]]);
    expect(JSON.stringify(app)).not.toContain('secret-');
  });
});
