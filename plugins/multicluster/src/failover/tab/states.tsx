import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  EntityRefLinks,
  getEntityRelations,
} from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { multiclusterFailoverPlanPermission } from '@multicluster/backstage-plugin-multicluster-common';
import {
  isForbidden,
  MessageBoard,
  Panel,
  requestIdOfError,
  sentenceOfError,
  Skeleton,
} from '../../shared';
import { multiclusterTranslationRef } from '../../translation';
import { useFailoverStyles } from './useFailoverStyles';

/** The real frame, before the first answer. */
export function LoadingTab() {
  const classes = useFailoverStyles();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const titles = ['serves', 'readiness', 'plan'] as const;
  return (
    <div
      className={classes.root}
      role="status"
      aria-label={t('failover.loading')}
    >
      {titles.map(title => (
        <Panel key={title} title={t(`failover.${title}`)}>
          <div className={classes.said}>
            {[0, 1, 2].map(row => (
              <Skeleton key={row} width="100%" height={20} gap={12} />
            ))}
          </div>
        </Panel>
      ))}
    </div>
  );
}

/** The backend would not or could not say. */
export function FailedTab(props: {
  entity: Entity;
  error: Error;
  onRetry(): void;
}) {
  const { entity, error, onRetry } = props;
  const { t } = useTranslationRef(multiclusterTranslationRef);
  if (isForbidden(error)) {
    const owners = getEntityRelations(entity, RELATION_OWNED_BY);
    return (
      <MessageBoard title={t('failover.forbidden')}>
        <Typography variant="body2" component="div">
          This needs the permission{' '}
          <code>{multiclusterFailoverPlanPermission.name}</code> on{' '}
          {entity.metadata.name}.{' '}
          {owners.length > 0 && (
            <>
              Ask its owner: <EntityRefLinks entityRefs={owners} />.
            </>
          )}
        </Typography>
      </MessageBoard>
    );
  }
  const requestId = requestIdOfError(error);
  return (
    <MessageBoard title={t('failover.failed')} alert>
      <Typography variant="body2" paragraph>
        {sentenceOfError(error)}
        {requestId && ` Request ${requestId}.`}
      </Typography>
      <Button variant="outlined" color="primary" onClick={onRetry}>
        {t('states.retry')}
      </Button>
    </MessageBoard>
  );
}
