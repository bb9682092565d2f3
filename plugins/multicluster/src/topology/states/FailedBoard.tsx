import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';
import {
  EntityRefLinks,
  getEntityRelations,
} from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import {
  MessageBoard,
  requestIdOfError,
  sentenceOfError,
  statusOfError,
} from '../../shared';

function NoAccess({ entity }: { entity: Entity }) {
  const owners = getEntityRelations(entity, RELATION_OWNED_BY);
  return (
    <MessageBoard title={`You may not see where ${entity.metadata.name} runs.`}>
      <Typography variant="body2" component="div">
        This needs the permission <code>multicluster.topology.read</code> on{' '}
        {entity.metadata.name}.{' '}
        {owners.length > 0 ? (
          <>
            Ask its owner: <EntityRefLinks entityRefs={owners} />.
          </>
        ) : (
          'It has no owner in the catalog; ask who runs this portal.'
        )}
      </Typography>
    </MessageBoard>
  );
}

/** Nothing can be shown: why, and whom to ask or what to press. */
export function FailedBoard(props: {
  entity: Entity;
  error: Error;
  retry(): void;
}) {
  const { entity, error, retry } = props;
  const status = statusOfError(error);
  if (status === 403) {
    return <NoAccess entity={entity} />;
  }
  const requestId = requestIdOfError(error);
  const title =
    status === 404
      ? `The portal's backend does not know ${entity.metadata.name}.`
      : 'The topology could not be read.';
  return (
    <MessageBoard title={title} alert>
      <Typography variant="body2" paragraph>
        {sentenceOfError(error)}
        {requestId && ` Request ${requestId}.`}
      </Typography>
      <Button variant="outlined" color="primary" onClick={retry}>
        Try again
      </Button>
    </MessageBoard>
  );
}
