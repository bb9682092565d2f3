import { InputError } from '@backstage/errors';
import { RenderedFiles } from '@multicluster/backstage-plugin-multicluster-common';
import { parseAllDocuments } from 'yaml';
import { checkClusterName } from './names';
import { ClusterObjects, KubernetesObject } from './types';

function parseFile(
  cluster: string,
  file: { path: string; content: string },
): KubernetesObject[] {
  return parseAllDocuments(file.content).flatMap(document => {
    const [error] = document.errors;
    if (error) {
      throw new InputError(
        `'${file.path}' of '${cluster}' is no YAML: ${error.message}`,
      );
    }
    const object = document.toJS() as KubernetesObject | null;
    return object ? [object] : [];
  });
}

/** The objects of each cluster. What stands against rendering one of them stands against all. */
export function parseRendered(rendered: RenderedFiles): ClusterObjects[] {
  const errors = rendered.clusters.flatMap(({ cluster, problems }) =>
    problems
      .filter(({ severity }) => severity === 'error')
      .map(({ message }) => `'${cluster}': ${message}`),
  );
  const problems = [...rendered.selected.problems, ...errors];
  if (problems.length > 0) {
    throw new InputError(`It cannot be rendered. ${problems.join('; ')}`);
  }
  return rendered.clusters.map(({ cluster, files }) => {
    checkClusterName(cluster);
    return {
      cluster,
      objects: files.flatMap(file => parseFile(cluster, file)),
    };
  });
}
