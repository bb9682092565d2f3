import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { CurrentRunBar } from '../../failover';
import { useUrlState } from '../../routing';
import { isForbidden, NotUpdated, useFieldStyles } from '../../shared';
import { appKey } from './AppToolbar';
import { AppView } from './AppView';
import { FailedTab, LoadingTab, NothingDeployed } from './states';
import { useApps } from './useApps';

function EntityDeployments({ entity }: { entity: Entity }) {
  const entityRef = stringifyEntityRef(entity);
  const { value, error, at, refresh } = useApps(entityRef);
  const url = useUrlState();
  if (error && (!value || isForbidden(error))) {
    return <FailedTab entity={entity} error={error} onRetry={refresh} />;
  }
  if (!value) {
    return <LoadingTab />;
  }
  const app =
    value.apps.find(one => appKey(one) === url.get('app')) ?? value.apps[0];
  return (
    <>
      {error && <NotUpdated error={error} at={at!} onRetry={refresh} />}
      {app ? (
        <AppView
          key={appKey(app)}
          entityRef={entityRef}
          apps={value.apps}
          app={app}
          refresh={refresh}
        />
      ) : (
        <NothingDeployed />
      )}
    </>
  );
}

/**
 * The Deployments tab of an entity, without the page's header: what was deployed for it from templates, on every cluster.
 */
export function DeploymentsContent() {
  const { entity } = useEntity();
  const field = useFieldStyles();
  return (
    <div className={field.root}>
      <CurrentRunBar />
      <EntityDeployments entity={entity} />
    </div>
  );
}
