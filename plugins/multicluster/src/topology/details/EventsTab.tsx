import { ResourceView } from '@multicluster/backstage-plugin-multicluster-common';
import { Age, StatusIcon } from '../../shared';
import { useDetailStyles } from './useDetailStyles';

/** What the cluster said about the object, newest first. */
export function EventsTab({ view }: { view: ResourceView }) {
  const classes = useDetailStyles();
  if (!view.events.length) {
    return (
      <p className={classes.text}>
        No events about this {view.resource.kind}. Clusters forget them after
        about an hour.
      </p>
    );
  }
  return (
    <ul className={classes.list}>
      {view.events.map(({ uid, detail }) => (
        <li key={uid} className={classes.item}>
          <div className={classes.itemHead}>
            {detail.type === 'Warning' && (
              <StatusIcon status="degraded" size={14} label="Warning" />
            )}
            <b>{detail.reason}</b>
            {detail.count > 1 && <span>× {detail.count}</span>}
            {detail.lastAt !== undefined && (
              <span className={classes.aside}>
                <Age at={detail.lastAt * 1000} />
              </span>
            )}
          </div>
          <div>{detail.message}</div>
          {detail.source && (
            <div className={classes.note} style={{ margin: 0 }}>
              {detail.source}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
