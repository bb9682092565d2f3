import { TopologyConnection } from '../api';
import { CardNotice, formatMoment } from '../shared';

/** The last graph stays; this says since when it is not live. */
export function NotLive(props: {
  connection: Extract<TopologyConnection, { state: 'polling' }>;
}) {
  const { since } = props.connection;
  return (
    <CardNotice>
      Not live since {formatMoment(since, Date.now())}, reconnecting.
    </CardNotice>
  );
}
