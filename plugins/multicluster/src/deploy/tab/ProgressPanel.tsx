import { useEffect } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useTheme } from '@material-ui/core/styles';
import { Deployment } from '@multicluster/backstage-plugin-multicluster-common';
import {
  Age,
  Callout,
  Panel,
  Person,
  sentenceOfError,
  StatusIcon,
} from '../../shared';
import { multiclusterTranslationRef } from '../../translation';
import { DeploymentCommands } from './commands';
import { Timeline } from './Timeline';
import { Progress } from './useProgress';
import { useTabStyles } from './useTabStyles';
import { Waves } from './Waves';
import { deploymentStatus, deploymentTitle, hasEnded } from './words';

/** A deployment that is under way or waits for somebody: its waves, what happened, and what can be done. */
export function ProgressPanel(props: {
  /** As it was listed; what `progress` knows is newer. */
  deployment: Deployment;
  progress: Progress;
  onCommand(): void;
  onEnd(): void;
}) {
  const { progress, onCommand, onEnd } = props;
  const deployment = progress.deployment ?? props.deployment;
  const classes = useTabStyles();
  const ground = useTheme().palette.background.paper;
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const { status, word } = deploymentStatus(deployment.state);
  const ended = hasEnded(deployment);
  useEffect(() => {
    if (ended) onEnd();
    // Only when it ends: the caller's function is another one at each turn.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [ended]);
  const trouble = progress.error ?? progress.trouble;
  return (
    <Panel
      title={`${t('deploy.progress')}: ${deploymentTitle(deployment)}`}
      hint={
        <>
          <Age at={deployment.createdAt} prefix="begun " />, by{' '}
          <Person who={deployment.createdBy} />
        </>
      }
      action={
        <span className={classes.bar}>
          <DeploymentCommands deployment={deployment} onDone={onCommand} />
        </span>
      }
    >
      <div className={`${classes.bar} ${classes.said}`} role="status">
        <StatusIcon status={status} ground={ground} />
        <b>{word}</b>
        <span>{deployment.summary}</span>
      </div>
      {trouble && (
        <div className={classes.said}>
          <Callout tone="warning">
            Not live: {sentenceOfError(trouble)}{' '}
            {progress.error ? '' : 'Reconnecting.'}
          </Callout>
        </div>
      )}
      <Waves deployment={deployment} />
      <Timeline events={progress.events} live={!ended} />
    </Panel>
  );
}
