import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import {
  FailoverIntent,
  FailoverRun,
  RunMode,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  Answer,
  Callout,
  ReasonedButton,
  sentenceOfError,
  useFieldStyles,
} from '../../../shared';
import { refuseStart, StartDraft } from '../../draftStart';
import { directionOf } from '../../words';
import { usePlan } from '../usePlan';
import { Rights } from '../useRights';
import { StartForm } from './StartForm';
import { usePlanStyles } from './usePlanStyles';
import { useStart } from './useStart';

type Props = {
  intent: FailoverIntent;
  mode: RunMode;
  rights: Rights;
  onStarted(run: FailoverRun): void;
  onClose(): void;
};

const titles: Record<RunMode, string> = {
  planned: 'Start a planned failover',
  emergency: 'Start an emergency failover',
  'drill-live': 'Start a drill',
  'drill-dry': 'Start a dry run',
};

/** The last look at a plan before it is done: what stands against it, why it is done, and in an emergency the name typed out. */
export function StartDialog(props: Props) {
  const { intent, mode, rights, onStarted, onClose } = props;
  const classes = usePlanStyles();
  const field = useFieldStyles();
  const { asked, again } = usePlan(intent, mode);
  const [draft, setDraft] = useState<StartDraft>({
    reason: '',
    confirm: '',
    setAside: [],
  });
  const { start, busy, error } = useStart(run => {
    onStarted(run);
    onClose();
  });
  const plan = asked.state === 'answered' ? asked.value : undefined;
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      onClose={busy ? undefined : onClose}
      aria-labelledby="multicluster-start"
    >
      <DialogTitle id="multicluster-start">
        {titles[mode]}: {directionOf(intent, plan)}
      </DialogTitle>
      <DialogContent className={`${field.root} ${classes.dialog}`}>
        <Answer asked={asked} again={again}>
          {shown => (
            <StartForm
              plan={shown}
              draft={draft}
              rights={rights}
              onChange={change => setDraft({ ...draft, ...change })}
            />
          )}
        </Answer>
        {error && (
          <Callout tone="error">
            <span role="alert">{sentenceOfError(error)}</span>
          </Callout>
        )}
      </DialogContent>
      <DialogActions className={field.root}>
        <Button size="small" onClick={onClose} disabled={busy}>
          Not now
        </Button>
        <ReasonedButton
          label={mode === 'emergency' ? 'Start the emergency' : 'Start'}
          primary={mode !== 'emergency'}
          dangerous={mode === 'emergency'}
          reason={
            plan && !busy
              ? refuseStart(plan, draft)
              : 'One moment, it is being asked.'
          }
          onClick={() => start(plan!, draft)}
        />
      </DialogActions>
    </Dialog>
  );
}
