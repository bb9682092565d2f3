import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { isForbidden, MessageBoard, sentenceOfError } from '../shared';
import { multiclusterTranslationRef } from '../translation';

/** Nothing can be shown: why, and how to ask again where that may help. */
export function FailedApprovals(props: { error: Error; onRetry(): void }) {
  const { error, onRetry } = props;
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const forbidden = isForbidden(error);
  return (
    <MessageBoard
      title={t(forbidden ? 'approvals.forbidden' : 'approvals.failed')}
      alert={!forbidden}
    >
      <Typography variant="body2" paragraph>
        {sentenceOfError(error)}
      </Typography>
      {!forbidden && (
        <Button variant="outlined" color="primary" onClick={onRetry}>
          {t('states.retry')}
        </Button>
      )}
    </MessageBoard>
  );
}
