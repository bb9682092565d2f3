import {
  DeployedApp,
  DeployedCluster,
  EffectiveValue,
} from '@multicluster/backstage-plugin-multicluster-common';
import { counted, listed, Status } from '../../shared';
import { changed } from '../diff';
import { deploymentStatus, hasEnded } from './words';

/** How one cluster stands against what was deployed there. */
export type DriftVerdict = { status: Status; words: string; at?: number };

/** What was never compared is not known, and a comparison that failed is no sign that all is well. */
export function judgeDrift({ drift }: DeployedCluster): DriftVerdict {
  if (!drift) {
    return { status: 'unknown', words: 'never compared' };
  }
  const at = drift.checkedAt;
  // A conflict says that somebody else changed what was deployed: that is a difference, and it is known.
  const failed = drift.problems.find(
    ({ severity, code }) => severity === 'error' && code !== 'conflict',
  );
  if (failed) {
    return {
      status: failed.code === 'unreachable' ? 'unreachable' : 'unknown',
      words: 'could not be compared',
      at,
    };
  }
  const apart = changed(drift.objects).length;
  return apart
    ? {
        status: 'odd',
        words: `${counted(apart, 'object')} ${
          apart === 1 ? 'differs' : 'differ'
        }`,
        at,
      }
    : { status: 'healthy', words: 'as deployed', at };
}

/** What stands out of an app, worst first; one sentence when nothing does. */
export function describeApp(
  app: DeployedApp,
): { status: Status; words: string }[] {
  const { clusters } = app;
  const facts: { status: Status; words: string }[] = [];
  const [latest] = app.deployments;
  if (latest && (!hasEnded(latest) || latest.state === 'failed')) {
    const { status, word } = deploymentStatus(latest.state);
    const said = latest.summary ? `: ${latest.summary.replace(/\.$/, '')}` : '';
    facts.push({
      status,
      words: `Revision ${latest.revision} ${word.toLocaleLowerCase(
        'en-US',
      )}${said}`,
    });
  }
  const verdicts = clusters.map(cluster => ({
    name: cluster.cluster,
    ...judgeDrift(cluster),
  }));
  const named = (status: Status) =>
    verdicts.filter(one => one.status === status).map(({ name }) => name);
  const drifted = named('odd');
  if (drifted.length) {
    facts.push({
      status: 'odd',
      words: `${listed(drifted)} ${
        drifted.length === 1 ? 'differs' : 'differ'
      } from what was deployed`,
    });
  }
  const unknown = [...named('unknown'), ...named('unreachable')];
  if (unknown.length) {
    facts.push({
      status: 'unknown',
      words: `not known whether ${listed(unknown)} ${
        unknown.length === 1 ? 'is' : 'are'
      } as deployed`,
    });
  }
  const revisions = new Set(clusters.map(({ revision }) => revision));
  if (revisions.size > 1) {
    const all = [...revisions].sort((a, b) => b - a);
    facts.push({
      status: 'odd',
      words: `revisions ${listed(all.map(String))} run side by side`,
    });
  }
  if (facts.length || !clusters.length) {
    return facts;
  }
  const everywhere = `${counted(
    clusters.length,
    'cluster',
  )} as deployed, revision ${[...revisions][0]}`;
  return [{ status: 'healthy', words: everywhere }];
}

export type DifferingValue = {
  path: string;
  /** By cluster; undefined where it is not set. */
  values: (EffectiveValue | undefined)[];
};

/** Values that are not the same on every cluster, by path. What only says where the cluster is, is meant to differ. */
export function differingValues(
  clusters: readonly DeployedCluster[],
): DifferingValue[] {
  const byPath = clusters.map(
    ({ values }) => new Map(values.map(value => [value.path, value])),
  );
  const paths = [...new Set(byPath.flatMap(values => [...values.keys()]))];
  return paths
    .map(path => ({ path, values: byPath.map(values => values.get(path)) }))
    .filter(({ values }) => {
      const placed = values.every(one => one?.origin.layer === 'placement');
      const texts = new Set(values.map(one => JSON.stringify(one?.value)));
      return !placed && texts.size > 1;
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
