import { ReactNode, useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import { Callout } from './Callout';
import { sentenceOfError } from './errors';
import { useFieldStyles } from './useFieldStyles';

const useStyles = makeStyles(
  theme => ({
    content: { display: 'grid', gap: theme.spacing(1.5) },
    boxes: {
      border: 0,
      margin: 0,
      padding: 0,
      '& label': { minHeight: 24 },
    },
    reason: { width: '100%', height: 'auto', padding: theme.spacing(1) },
  }),
  { name: 'MulticlusterConfirm' },
);

/** What a person has decided in the dialog. */
export type Confirmed = { clusters?: string[]; reason?: string };

/** Asks before it acts: on which clusters, and why. Stays open with the backend's sentence when it is refused. */
export function ConfirmDialog(props: {
  title: string;
  children: ReactNode;
  /** To choose from; all are ticked. None: it is not for single clusters. */
  clusters?: string[];
  asksReason?: boolean;
  /** Without a reason it is not done. */
  needsReason?: boolean;
  action: string;
  run(confirmed: Confirmed): Promise<void>;
  onClose(): void;
}) {
  const { title, clusters = [], needsReason, action, run, onClose } = props;
  const asksReason = props.asksReason || needsReason;
  const classes = useStyles();
  const field = useFieldStyles();
  const [left, setLeft] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const chosen = clusters.filter(name => !left.includes(name));
  const confirm = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await run({
        ...(left.length > 0 && { clusters: chosen }),
        ...(reason.trim() && { reason: reason.trim() }),
      });
      onClose();
    } catch (refused) {
      setError(refused as Error);
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      fullWidth
      maxWidth="xs"
      onClose={busy ? undefined : onClose}
      aria-labelledby="multicluster-confirm"
    >
      <DialogTitle id="multicluster-confirm">{title}</DialogTitle>
      <DialogContent className={`${field.root} ${classes.content}`}>
        <div>{props.children}</div>
        {clusters.length > 1 && (
          <fieldset className={classes.boxes}>
            <legend>On these clusters</legend>
            {clusters.map(name => (
              <label key={name} className={field.line}>
                <input
                  type="checkbox"
                  checked={!left.includes(name)}
                  onChange={() =>
                    setLeft(
                      left.includes(name)
                        ? left.filter(one => one !== name)
                        : [...left, name],
                    )
                  }
                />
                {name}
              </label>
            ))}
          </fieldset>
        )}
        {asksReason && (
          <label>
            Reason, for the record
            <textarea
              className={`${field.control} ${classes.reason}`}
              rows={2}
              value={reason}
              onChange={event => setReason(event.target.value)}
            />
          </label>
        )}
        {error && (
          <Callout tone="error">
            <span role="alert">{sentenceOfError(error)}</span>
          </Callout>
        )}
      </DialogContent>
      <DialogActions className={field.root}>
        <Button onClick={onClose} disabled={busy}>
          Keep it as it is
        </Button>
        <Button
          color="primary"
          variant="contained"
          disabled={
            busy ||
            (clusters.length > 0 && !chosen.length) ||
            (needsReason && !reason.trim())
          }
          onClick={confirm}
        >
          {action}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
