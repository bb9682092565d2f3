import { ReactNode } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';

/** From an entity's reference, and a run of it, to its Failover tab. */
export function useFailoverHref(): (
  entityRef: string,
  runId?: string,
) => string {
  const toEntity = useRouteRef(entityRouteRef);
  return (entityRef, runId) => {
    const { kind, namespace, name } = parseEntityRef(entityRef);
    const page = toEntity({ kind: kind.toLowerCase(), namespace, name });
    const query = runId ? `?run=${encodeURIComponent(runId)}` : '';
    return `${page}/failover${query}`;
  };
}

/** To a run, on the Failover tab of its entity. */
export function RunLink(props: {
  run: { entityRef: string; runId: string };
  children: ReactNode;
}) {
  const { entityRef, runId } = props.run;
  return <Link to={useFailoverHref()(entityRef, runId)}>{props.children}</Link>;
}
