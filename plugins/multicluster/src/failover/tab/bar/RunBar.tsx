import { makeStyles } from '@material-ui/core/styles';
import {
  FailoverRun,
  RunCommand,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  sentenceOfError,
  StatusIcon,
  statusTone,
  Tone,
  toneColors,
} from '../../../shared';
import { progressWords, runStatus, runTitle } from '../../words';
import { useFailoverStyles } from '../useFailoverStyles';
import { Rights } from '../useRights';
import { Approve } from './Approve';
import { Choices } from './Choices';
import { ConfirmStep } from './ConfirmStep';
import { Countdown } from './Countdown';
import { RunControls } from './RunControls';
import { ServingChoice } from './ServingChoice';
import { useRunCommand } from './useRunCommand';
import { Who } from './Who';

const useStyles = makeStyles(
  theme => {
    const tones = toneColors(theme);
    return {
      root: {
        position: 'sticky',
        top: 0,
        zIndex: 2,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: theme.spacing(1, 2),
        padding: theme.spacing(1.25, 2),
        borderLeft: '4px solid',
        borderRadius: 2,
        boxShadow: theme.shadows[1],
      },
      tone: (props: { tone: Tone }) => ({
        background: tones[props.tone].tint,
        borderLeftColor: tones[props.tone].main,
      }),
      words: {
        flex: '1 1 320px',
        minWidth: 0,
        overflowWrap: 'anywhere',
        // A link's own colour is too faint on some of the tints.
        '& a': { color: 'inherit', textDecoration: 'underline' },
      },
      title: { margin: 0, fontSize: 15, lineHeight: '20px', fontWeight: 700 },
      controls: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
      // Instructions have lines.
      whole: { flexBasis: '100%', whiteSpace: 'pre-line' },
    };
  },
  { name: 'MulticlusterRunBar' },
);

/** A run that has not ended: where it is, who began it, what it waits for, and how to stop it. Nothing of it moves or hides. */
export function RunBar(props: {
  run: FailoverRun;
  rights: Rights;
  trouble?: Error;
  onDone(run: FailoverRun, command: RunCommand): void;
}) {
  const { run, rights, trouble, onDone } = props;
  const { status, word } = runStatus(run.state);
  const classes = useStyles({ tone: statusTone[status] });
  const shared = useFailoverStyles();
  const { ask, give, error } = useRunCommand(run, onDone);
  const stopped = run.state === 'holding' || run.state === 'needsDecision';
  const said = error ?? trouble;
  return (
    <section
      className={`${classes.root} ${classes.tone}`}
      aria-label="Run in progress"
    >
      <StatusIcon status={status} size={20} />
      <div className={classes.words}>
        <h2 className={classes.title}>{runTitle(run)}</h2>
        <div className={shared.small}>
          <b role="status">
            {word}. {progressWords(run)}
          </b>
          <Who run={run} />
        </div>
      </div>
      <Countdown run={run} />
      <div className={classes.controls}>
        {run.state === 'awaitingApproval' && (
          <Approve run={run} rights={rights} ask={ask} />
        )}
        {run.state === 'awaitingConfirmation' && (
          <ConfirmStep run={run} rights={rights} ask={ask} />
        )}
        {run.state === 'serving' && (
          <ServingChoice run={run} rights={rights} give={give} />
        )}
        <RunControls run={run} rights={rights} give={give} ask={ask} />
      </div>
      {run.message && (
        <div className={classes.whole} role={stopped ? 'alert' : undefined}>
          {run.message}
        </div>
      )}
      {stopped && <Choices run={run} rights={rights} give={give} ask={ask} />}
      {said && (
        <div className={classes.whole} role="alert">
          {sentenceOfError(said)}
        </div>
      )}
    </section>
  );
}
