import { useMemo } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  EntityInfoCard,
  entityRouteParams,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { TopologyGraph } from '@multicluster/backstage-plugin-multicluster-common';
import { CardBones, CardNotice, CardTrouble } from '../shared';
import { multiclusterTranslationRef } from '../translation';
import { NotLive } from './NotLive';
import { buildClusterLines } from './clusterLines';
import { ClusterLines } from './ClusterLines';
import { useEntityTopology } from './useEntityTopology';

function Elsewhere(props: { elsewhere: TopologyGraph['elsewhere'] }) {
  const { hidden, unknown } = props.elsewhere;
  const words = [
    hidden > 0 && `${hidden} hidden by your permissions`,
    unknown.length > 0 && `nothing known yet of ${unknown.join(', ')}`,
  ].filter(Boolean);
  return words.length ? (
    <CardNotice>And elsewhere: {words.join('; ')}.</CardNotice>
  ) : null;
}

/** Where the entity runs: one line per cluster, worst first, live. */
export function MulticlusterCard() {
  const { entity } = useEntity();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const { graph, connection, error, retry } = useEntityTopology(
    stringifyEntityRef(entity),
  );
  const lines = useMemo(() => (graph ? buildClusterLines(graph) : []), [graph]);
  const toTopology = `${useRouteRef(entityRouteRef)(
    entityRouteParams(entity),
  )}/topology`;
  return (
    <EntityInfoCard
      title={t('card.title')}
      headerActions={<Link to={toTopology}>{t('card.toTopology')}</Link>}
    >
      {error && <CardTrouble error={error} onRetry={retry} />}
      {!error && connection.state === 'polling' && (
        <NotLive connection={connection} />
      )}
      {!error && !graph && <CardBones />}
      {!error && graph && lines.length === 0 && (
        <CardNotice>{t('card.absent')}</CardNotice>
      )}
      {!error && graph && lines.length > 0 && <ClusterLines lines={lines} />}
      {!error && graph && <Elsewhere elsewhere={graph.elsewhere} />}
    </EntityInfoCard>
  );
}
