import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  EntityRefLinks,
  getEntityRelations,
} from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { templatesRouteRef } from '../../routes';
import {
  isForbidden,
  MessageBoard,
  Panel,
  requestIdOfError,
  sentenceOfError,
  Skeleton,
} from '../../shared';
import { multiclusterTranslationRef } from '../../translation';
import { useTabStyles } from './useTabStyles';

/** The real frame, before the first answer. */
export function LoadingTab() {
  const classes = useTabStyles();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  return (
    <Panel title={t('deploy.clusters')} hint={t('deploy.loading')}>
      <div
        className={classes.said}
        role="status"
        aria-label={t('deploy.loading')}
      >
        {[0, 1, 2, 3].map(row => (
          <Skeleton key={row} width="100%" height={20} gap={12} />
        ))}
      </div>
    </Panel>
  );
}

/** Nothing was deployed yet, and the way to it. */
export function NothingDeployed() {
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const toTemplates = useRouteRef(templatesRouteRef);
  return (
    <MessageBoard title={t('deploy.none')}>
      <Typography variant="body2" paragraph>
        {t('deploy.noneHint')}
      </Typography>
      {toTemplates && <Link to={toTemplates()}>{t('deploy.toTemplates')}</Link>}
    </MessageBoard>
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
      <MessageBoard title={t('deploy.forbidden')}>
        <Typography variant="body2" component="div">
          This needs the permission <code>multicluster.deploy.read</code> on{' '}
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
    <MessageBoard title={t('deploy.failed')} alert>
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
