import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { multiclusterTranslationRef } from '../translation';
import { Callout } from './Callout';
import { sentenceOfError } from './errors';
import { formatMoment } from './formatAge';

const useStyles = makeStyles(
  theme => ({
    line: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(2),
      justifyContent: 'space-between',
    },
  }),
  { name: 'MulticlusterNotUpdated' },
);

/** The page goes on with what it has, and says that it is not current. */
export function NotUpdated(props: {
  error: Error;
  /** Epoch milliseconds of what is shown. */
  at: number;
  onRetry(): void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  return (
    <Callout tone="warning">
      <div className={classes.line} role="status">
        <span>
          <strong>
            Not updated since {formatMoment(props.at, Date.now())}.
          </strong>{' '}
          {sentenceOfError(props.error)}
        </span>
        <Button size="small" onClick={props.onRetry}>
          {t('states.retry')}
        </Button>
      </div>
    </Callout>
  );
}
