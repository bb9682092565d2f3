import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ResponseError } from '@backstage/errors';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { multiclusterTranslationRef } from '../translation';

const useStyles = makeStyles(
  theme => ({
    notice: {
      padding: theme.spacing(1, 0.5),
      fontFamily: theme.typography.fontFamily,
      fontSize: 12,
      lineHeight: '16px',
      color: theme.palette.text.secondary,
    },
    bone: {
      height: 12,
      borderRadius: 4,
      margin: theme.spacing(1.75, 0.5),
      background: theme.palette.action.hover,
    },
  }),
  { name: 'MulticlusterCardStates' },
);

/** A sentence in the card. */
export function CardNotice(props: { children: ReactNode }) {
  const classes = useStyles();
  return <div className={classes.notice}>{props.children}</div>;
}

/** Lines in their places, before the first answer. */
export function CardBones() {
  const classes = useStyles();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  return (
    <div role="status" aria-busy aria-label={t('states.loading')}>
      {[0, 1, 2].map(line => (
        <div key={line} className={classes.bone} />
      ))}
    </div>
  );
}

/** The backend gave its last word. */
export function CardTrouble(props: { error: Error; onRetry(): void }) {
  const classes = useStyles();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const { error, onRetry } = props;
  if (error instanceof ResponseError && error.statusCode === 403) {
    return (
      <div className={classes.notice} role="status">
        {t('card.forbidden')}
      </div>
    );
  }
  const said =
    error instanceof ResponseError ? error.body.error?.message : error.message;
  return (
    <div className={classes.notice} role="status">
      {t('card.failed')} {said}{' '}
      <Button size="small" onClick={onRetry}>
        {t('states.retry')}
      </Button>
    </div>
  );
}
