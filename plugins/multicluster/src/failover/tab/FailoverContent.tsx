import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { isForbidden, NotUpdated, useFieldStyles } from '../../shared';
import { FailoverTab } from './FailoverTab';
import { FailedTab, LoadingTab } from './states';
import { useFailover } from './useFailover';

function EntityFailover({ entity }: { entity: Entity }) {
  const { value, error, at, refresh } = useFailover(stringifyEntityRef(entity));
  if (error && (!value || isForbidden(error))) {
    return <FailedTab entity={entity} error={error} onRetry={refresh} />;
  }
  if (!value) {
    return <LoadingTab />;
  }
  return (
    <>
      {error && <NotUpdated error={error} at={at!} onRetry={refresh} />}
      <FailoverTab view={value} refresh={refresh} />
    </>
  );
}

/**
 * The Failover tab of an entity, without the page's header: who serves now, who could, what happens next, and how to stop it.
 */
export function FailoverContent() {
  const { entity } = useEntity();
  const field = useFieldStyles();
  return (
    <div className={field.root}>
      <EntityFailover entity={entity} />
    </div>
  );
}
