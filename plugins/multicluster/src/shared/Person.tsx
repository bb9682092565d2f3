import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';

/** Who did it: a link for who is in the catalog, the bare word for a service. */
export function Person(props: { who: string }) {
  const { who } = props;
  try {
    const ref = parseEntityRef(who);
    return ref.kind === 'user' ? (
      <EntityRefLink entityRef={ref} defaultKind="user" />
    ) : (
      <>{who}</>
    );
  } catch {
    // `service:…` and the like are no references.
    return <>{who}</>;
  }
}
