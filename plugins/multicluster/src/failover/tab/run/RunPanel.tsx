import IconButton from '@material-ui/core/IconButton';
import { useTheme } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import {
  FailoverRun,
  hasEnded,
  RunEvent,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  Callout,
  Followed,
  Panel,
  sentenceOfError,
  Skeleton,
  StatusIcon,
} from '../../../shared';
import { PendingLines } from '../../pending';
import { directionOf, modeWord, runStatus } from '../../words';
import { useFailoverStyles } from '../useFailoverStyles';
import { Ramp } from './Ramp';
import { Readings } from './Readings';
import { Report } from './Report';
import { RunTimeline } from './RunTimeline';

function Content(props: { run: FailoverRun; events: readonly RunEvent[] }) {
  const { run, events } = props;
  const shared = useFailoverStyles();
  const ground = useTheme().palette.background.paper;
  const { status, word } = runStatus(run.state);
  const ended = hasEnded(run);
  return (
    <>
      <div className={`${shared.said} ${shared.list}`}>
        <StatusIcon status={status} ground={ground} /> <b>{word}</b>
        {run.message && ` ${run.message}`}
      </div>
      <Ramp run={run} />
      {!ended && <Readings run={run} />}
      <PendingLines pending={run.pending} />
      {(ended || run.state === 'serving') && <Report run={run} />}
      <RunTimeline events={events} />
    </>
  );
}

/** One run: how far it has come, what its guards read, what happened, and what it came to. */
export function RunPanel(props: {
  /** As it was listed, until it is read. */
  listed?: FailoverRun;
  followed: Followed<FailoverRun, RunEvent>;
  /** Given when it was opened from the history. */
  onClose?(): void;
}) {
  const { listed, followed, onClose } = props;
  const shared = useFailoverStyles();
  const run = followed.subject ?? listed;
  return (
    <Panel
      title={run ? `Run #${run.number}` : 'Run'}
      hint={
        run &&
        `${modeWord(run.mode)}, ${directionOf(run.plan.intent, run.plan)}`
      }
      action={
        onClose && (
          <IconButton size="small" aria-label="Close run" onClick={onClose}>
            <CloseIcon fontSize="small" />
          </IconButton>
        )
      }
    >
      {followed.error && (
        <div className={shared.said}>
          <Callout tone="error">
            <span role="alert">{sentenceOfError(followed.error)}</span>
          </Callout>
        </div>
      )}
      {run && <Content run={run} events={followed.events} />}
      {!run && !followed.error && (
        <div className={shared.said} role="status" aria-label="Loading">
          <Skeleton width="80%" height={14} gap={8} />
          <Skeleton width="60%" height={14} />
        </div>
      )}
    </Panel>
  );
}
