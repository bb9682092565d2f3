import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import {
  Evacuation,
  evacuationName,
} from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterApiRef } from '../../api';
import { useClusters } from '../../clusters';
import {
  Answer,
  Callout,
  ReasonedButton,
  sentenceOfError,
  useAsked,
  useFieldStyles,
} from '../../shared';
import {
  EvacuationDraft,
  firstDraft,
  planRequest,
  refuseEvacuation,
} from './draftEvacuation';
import { EvacuationFields } from './EvacuationFields';
import { ReasonAndConfirm } from '../ReasonAndConfirm';
import { PlannedWaves } from './PlannedWaves';
import { useEvacuationStyles } from './useEvacuationStyles';
import { useStartEvacuation } from './useStartEvacuation';

/** Chooses what is left and how, shows what would move and what would stay, and starts it. */
export function EvacuateDialog(props: {
  cluster?: string;
  onStarted(evacuation: Evacuation): void;
  onClose(): void;
}) {
  const { cluster, onStarted, onClose } = props;
  const classes = useEvacuationStyles();
  const field = useFieldStyles();
  const api = useApi(multiclusterApiRef);
  const fleet = useClusters();
  const [draft, setDraft] = useState(() => firstDraft(cluster));
  const change = (some: Partial<EvacuationDraft>) =>
    setDraft({ ...draft, ...some });
  const request = planRequest(draft);
  const { asked, again } = useAsked(
    request && JSON.stringify(request),
    '',
    signal => api.planEvacuation({ ...request!, signal }),
  );
  const { start, busy, error } = useStartEvacuation(started => {
    onStarted(started);
    onClose();
  }, again);
  const plan = request && asked.state === 'answered' ? asked.value : undefined;
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      onClose={busy ? undefined : onClose}
      aria-labelledby="multicluster-evacuate"
    >
      <DialogTitle id="multicluster-evacuate">
        Move all services off a cluster or a region
      </DialogTitle>
      <DialogContent className={`${field.root} ${classes.dialog}`}>
        <EvacuationFields
          clusters={fleet.value?.clusters ?? []}
          draft={draft}
          onChange={change}
        />
        {fleet.error && !fleet.value && (
          <Callout tone="error">
            <span role="alert">{sentenceOfError(fleet.error)}</span>
          </Callout>
        )}
        {request && (
          <Answer asked={asked} again={again}>
            {shown => <PlannedWaves plan={shown} />}
          </Answer>
        )}
        {plan && plan.waves.length > 0 && (
          <ReasonAndConfirm
            draft={draft}
            name={plan.mode === 'emergency' ? evacuationName(plan) : undefined}
            onChange={change}
          />
        )}
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
          label={
            draft.mode === 'emergency' ? 'Start the emergency' : 'Start moving'
          }
          primary={draft.mode !== 'emergency'}
          dangerous={draft.mode === 'emergency'}
          reason={
            busy
              ? 'One moment, it is being asked.'
              : refuseEvacuation(plan, draft)
          }
          onClick={() => start(plan!, draft)}
        />
      </DialogActions>
    </Dialog>
  );
}
