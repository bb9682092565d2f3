import { stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import {
  ClusterReadiness,
  FailoverRun,
  FailoverView,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  Age,
  CardBones,
  CardNotice,
  CardTrouble,
  StatusIcon,
} from '../../shared';
import { multiclusterTranslationRef } from '../../translation';
import { useFailoverHref } from '../runs';
import { ShareBar } from '../tab/serve/ShareBar';
import { useFailover } from '../tab/useFailover';
import { verdictStatus } from '../verdictStatus';
import { progressWords, runStatus, runTitle } from '../words';
import { describeCard } from './describeCard';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(1),
      fontFamily: theme.typography.fontFamily,
      fontSize: 13,
      lineHeight: '18px',
      color: theme.palette.text.primary,
    },
    line: {
      display: 'flex',
      gap: theme.spacing(1),
      alignItems: 'center',
      overflowWrap: 'anywhere',
    },
    quiet: { color: theme.palette.text.secondary, fontSize: 12 },
  }),
  { name: 'MulticlusterFailoverCard' },
);

function UnderWay(props: { run: FailoverRun }) {
  const { run } = props;
  const classes = useStyles();
  const ground = useTheme().palette.background.paper;
  const href = useFailoverHref()(run.entityRef, run.id);
  const { status, word } = runStatus(run.state);
  return (
    <div className={classes.line} role="status">
      <StatusIcon status={status} ground={ground} />
      <span>
        <Link to={href}>{runTitle(run)}</Link>
        <br />
        <b>{word}.</b> {progressWords(run)}
      </span>
    </div>
  );
}

function Best(props: { best: ClusterReadiness }) {
  const { cluster, verdict, sentence, score, provenAt } = props.best;
  const classes = useStyles();
  const ground = useTheme().palette.background.paper;
  return (
    <div className={classes.line}>
      <StatusIcon status={verdictStatus[verdict]} ground={ground} />
      <span>
        Best to take over: <b>{cluster}</b>. {sentence}
        {score !== undefined && `, ${score} of 100`}.{' '}
        <span className={classes.quiet}>
          {provenAt === undefined ? (
            'Never proven by a drill.'
          ) : (
            <>
              Proven <Age at={provenAt} />.
            </>
          )}
        </span>
      </span>
    </div>
  );
}

function Story(props: { view: FailoverView }) {
  const { view } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const { serves, clusters, best } = describeCard(view);
  return (
    <div className={classes.root}>
      {view.current && <UnderWay run={view.current} />}
      {serves ? (
        <>
          <ShareBar row={serves} />
          <div className={classes.quiet}>{clusters.join(', ')}</div>
        </>
      ) : (
        <CardNotice>{t('failover.none')}.</CardNotice>
      )}
      {best ? (
        <Best best={best} />
      ) : (
        <CardNotice>{t('failover.alone')}</CardNotice>
      )}
    </div>
  );
}

/** Who serves the entity, where it could go, and what is under way. */
export function FailoverCard() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const { value, error, refresh } = useFailover(entityRef);
  const href = useFailoverHref()(entityRef);
  return (
    <EntityInfoCard
      title={t('failover.title')}
      headerActions={<Link to={href}>{t('failover.title')}</Link>}
    >
      {error && !value && <CardTrouble error={error} onRetry={refresh} />}
      {!error && !value && <CardBones />}
      {value && <Story view={value} />}
    </EntityInfoCard>
  );
}
