import { useEffect, useRef, useState } from 'react';
import IconButton from '@material-ui/core/IconButton';
import { useTheme } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import { Deployment } from '@multicluster/backstage-plugin-multicluster-common';
import {
  Callout,
  Panel,
  sentenceOfError,
  Skeleton,
  StatusIcon,
} from '../../shared';
import { DeploymentCommands } from './commands';
import { DeploymentFacts } from './DeploymentFacts';
import { Timeline } from './Timeline';
import { useProgress } from './useProgress';
import { useTabStyles } from './useTabStyles';
import { Waves } from './Waves';
import { deploymentStatus, deploymentTitle, hasEnded } from './words';

function Content(props: { deployment: Deployment; onCommand(): void }) {
  const { deployment, onCommand } = props;
  const classes = useTabStyles();
  const ground = useTheme().palette.background.paper;
  const { status, word } = deploymentStatus(deployment.state);
  return (
    <>
      <div className={`${classes.bar} ${classes.said}`}>
        <StatusIcon status={status} ground={ground} />
        <b>{word}</b>
        <span>{deployment.summary}</span>
      </div>
      <div className={`${classes.bar} ${classes.said}`}>
        <DeploymentCommands deployment={deployment} onDone={onCommand} />
      </div>
      <DeploymentFacts deployment={deployment} />
      <Waves deployment={deployment} />
    </>
  );
}

/** One deployment from its request to its end, beside the tables. */
export function DeploymentAside(props: {
  id: string;
  /** As it was listed, until it is read. */
  listed?: Deployment;
  onCommand(): void;
  onClose(): void;
}) {
  const { id, onCommand, onClose } = props;
  const classes = useTabStyles();
  const [attempt, setAttempt] = useState(0);
  const { deployment, events, error } = useProgress(id, attempt);
  const shown = deployment ?? props.listed;
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    root.current?.scrollIntoView?.({ block: 'nearest' });
  }, [id]);
  return (
    <div ref={root} className={classes.aside}>
      <Panel
        title={shown ? deploymentTitle(shown) : 'Deployment'}
        action={
          <IconButton size="small" aria-label="Close details" onClick={onClose}>
            <CloseIcon fontSize="small" />
          </IconButton>
        }
      >
        {error && (
          <div className={classes.said}>
            <Callout tone="error">
              <span role="alert">{sentenceOfError(error)}</span>
            </Callout>
          </div>
        )}
        {!shown && !error && (
          <div className={classes.said} role="status" aria-label="Loading">
            {[0, 1, 2].map(line => (
              <Skeleton key={line} width="80%" height={14} gap={8} />
            ))}
          </div>
        )}
        {shown && (
          <Content
            deployment={shown}
            onCommand={() => {
              setAttempt(attempt + 1);
              onCommand();
            }}
          />
        )}
        {events.length > 0 && (
          <Timeline events={events} live={!!shown && !hasEnded(shown)} />
        )}
      </Panel>
    </div>
  );
}
