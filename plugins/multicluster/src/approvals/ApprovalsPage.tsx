import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { isForbidden, NotUpdated, Panel, Skeleton } from '../shared';
import { rootRouteRef } from '../routes';
import { multiclusterTranslationRef } from '../translation';
import { ApprovalsTable } from './ApprovalsTable';
import { FailedApprovals } from './FailedApprovals';
import { sortApprovals } from './sortApprovals';
import { useApprovals } from './useApprovals';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(1.5) },
    bones: { padding: theme.spacing(0, 2, 2) },
  }),
  { name: 'MulticlusterApprovals' },
);

/** Everything that waits for a decision, and below it what was decided. */
export function ApprovalsPage() {
  const classes = useStyles();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const { value, error, at, refresh } = useApprovals();
  const toFleet = useRouteRef(rootRouteRef)();
  const lost = error && (!value || isForbidden(error));
  const sorted = value && !lost ? sortApprovals(value.approvals) : undefined;
  return (
    <div className={classes.root}>
      <div>
        <Link to={toFleet}>‹ {t('clusters.all')}</Link>
      </div>
      {lost && <FailedApprovals error={error} onRetry={refresh} />}
      {error && sorted && (
        <NotUpdated error={error} at={at!} onRetry={refresh} />
      )}
      {!value && !error && (
        <Panel title={t('approvals.waiting')} hint={t('approvals.loading')}>
          <div
            className={classes.bones}
            role="status"
            aria-label={t('approvals.loading')}
          >
            {[0, 1, 2].map(row => (
              <Skeleton key={row} width="100%" height={18} gap={12} />
            ))}
          </div>
        </Panel>
      )}
      {sorted && (
        <>
          <ApprovalsTable
            title={t('approvals.waiting')}
            approvals={sorted.waiting}
            none={t('approvals.none')}
          />
          {sorted.decided.length > 0 && (
            <ApprovalsTable
              title={t('approvals.decided')}
              approvals={sorted.decided}
            />
          )}
        </>
      )}
    </div>
  );
}
