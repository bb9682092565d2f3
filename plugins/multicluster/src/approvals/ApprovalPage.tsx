import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import { Approval } from '@multicluster/backstage-plugin-multicluster-common';
import {
  Age,
  formatMoment,
  isForbidden,
  NotUpdated,
  Panel,
  Person,
  Skeleton,
  StatusIcon,
  surfaceColors,
} from '../shared';
import { approvalsRouteRef, taskRouteRef } from '../routes';
import { multiclusterTranslationRef } from '../translation';
import { Decision } from './Decision';
import { FailedApprovals } from './FailedApprovals';
import { approvalStatus } from './sortApprovals';
import { useApproval } from './useApprovals';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(1.5) },
    body: {
      display: 'grid',
      gap: theme.spacing(1.5),
      padding: theme.spacing(0, 2, 2),
      fontSize: 13,
      lineHeight: '18px',
    },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    details: {
      margin: 0,
      padding: theme.spacing(1.5),
      maxHeight: 480,
      overflow: 'auto',
      borderRadius: 4,
      border: `1px solid ${theme.palette.divider}`,
      background: surfaceColors(theme).sunk,
      fontFamily: 'monospace',
      fontSize: 12,
      lineHeight: '17px',
      whiteSpace: 'pre',
    },
    quiet: { color: surfaceColors(theme).quiet },
  }),
  { name: 'MulticlusterApproval' },
);

function Facts({ approval }: { approval: Approval }) {
  const classes = useStyles();
  const ground = useTheme().palette.background.paper;
  const toTask = useRouteRef(taskRouteRef);
  const { status, word } = approvalStatus(approval.state);
  const { decidedBy, decidedAt, entityRef, taskId, comment } = approval;
  return (
    <>
      <div className={classes.line}>
        <StatusIcon status={status} ground={ground} />
        <b>{word}</b>
        {decidedBy && (
          <span>
            by <Person who={decidedBy} />
            {decidedAt !== undefined && (
              <>
                , <Age at={decidedAt} />
              </>
            )}
          </span>
        )}
        {approval.state === 'waiting' && (
          <span>expires {formatMoment(approval.expiresAt, Date.now())}</span>
        )}
      </div>
      {comment && <div>“{comment}”</div>}
      <div className={`${classes.line} ${classes.quiet}`}>
        <span>
          Asked by <Person who={approval.requestedBy} />,{' '}
          <Age at={approval.requestedAt} />
        </span>
        {entityRef && <EntityRefLink entityRef={entityRef} />}
        {taskId && toTask && (
          <Link to={toTask({ taskId })}>The task that waits</Link>
        )}
      </div>
    </>
  );
}

/** One approval: what it is about, word for word, and the decision. */
export function ApprovalPage(props: { id: string }) {
  const classes = useStyles();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const { value, error, at, refresh } = useApproval(props.id);
  const toApprovals = useRouteRef(approvalsRouteRef)();
  const lost = error && (!value || isForbidden(error));
  return (
    <div className={classes.root}>
      <div>
        <Link to={toApprovals}>‹ {t('approvals.all')}</Link>
      </div>
      {lost && <FailedApprovals error={error} onRetry={refresh} />}
      {error && value && !lost && (
        <NotUpdated error={error} at={at!} onRetry={refresh} />
      )}
      {!value && !error && (
        <Panel title={t('approvals.title')} hint={t('approvals.loading')}>
          <div
            className={classes.body}
            role="status"
            aria-label={t('approvals.loading')}
          >
            <Skeleton width="60%" height={18} gap={12} />
            <Skeleton width="100%" height={160} />
          </div>
        </Panel>
      )}
      {value && !lost && (
        <Panel title={value.subject}>
          <div className={classes.body}>
            <Facts approval={value} />
            <pre
              className={classes.details}
              aria-label="What is to be decided"
              // It scrolls, so the keyboard must get to it.
              // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
              tabIndex={0}
            >
              {value.details}
            </pre>
            <Decision approval={value} onDecided={refresh} />
          </div>
        </Panel>
      )}
    </div>
  );
}
