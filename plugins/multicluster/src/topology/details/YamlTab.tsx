import { useMemo } from 'react';
import { stringify } from 'yaml';
import { ResourceView } from '@multicluster/backstage-plugin-multicluster-common';
import { Age, CopyButton } from '../../shared';
import { useDetailStyles } from './useDetailStyles';

/** The object as the portal holds it. */
export function YamlTab({ view }: { view: ResourceView }) {
  const classes = useDetailStyles();
  const { resource } = view;
  const yaml = useMemo(() => {
    const { cluster: _, seenAt: __, detail, ...head } = resource;
    return stringify({ ...head, detail });
  }, [resource]);
  return (
    <>
      <p className={classes.note} style={{ marginTop: 0 }}>
        As the portal holds it, trimmed; this version came{' '}
        <Age at={resource.seenAt} />. Secrets and values of variables are never
        read.
      </p>
      <pre
        className={classes.code}
        // What scrolls must be reachable by key.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label="YAML"
      >
        {yaml}
      </pre>
      <div className={classes.actions}>
        <CopyButton label="Copy" text={() => yaml} />
      </div>
    </>
  );
}
