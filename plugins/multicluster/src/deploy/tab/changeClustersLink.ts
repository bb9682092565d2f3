import { DeployedApp } from '@multicluster/backstage-plugin-multicluster-common';

/** The template that adds a cluster to what is deployed, or takes one away. */
export const changeClustersTemplate = {
  namespace: 'default',
  templateName: 'change-clusters',
};

/** The template's form at `path`, filled in from what was asked for last. */
export function changeClustersLink(
  path: string,
  entityRef: string,
  app: DeployedApp,
): string {
  const last = app.deployments.find(({ action }) => action === 'deploy');
  const formData = {
    entityRef,
    app: app.app,
    namespace: app.namespace,
    targets: last?.request.targets ?? {
      names: app.clusters.map(({ cluster }) => cluster),
    },
    values: last?.request.values ?? {},
    // So that the form can preview the same files on other clusters.
    ...(last && { source: last.request.source, bundle: last.request.bundle }),
  };
  return `${path}?formData=${encodeURIComponent(JSON.stringify(formData))}`;
}
