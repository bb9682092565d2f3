import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { Approval } from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterApiRef } from '../api';
import {
  Callout,
  ReasonedButton,
  sentenceOfError,
  surfaceColors,
} from '../shared';
import { refuseDecision } from './sortApprovals';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(1) },
    comment: {
      width: '100%',
      boxSizing: 'border-box',
      padding: theme.spacing(1),
      borderRadius: 4,
      border: `1px solid ${surfaceColors(theme).border}`,
      background: theme.palette.background.paper,
      color: 'inherit',
      font: 'inherit',
      '&:focus': {
        outline: `2px solid ${surfaceColors(theme).link}`,
        outlineOffset: -1,
      },
    },
    line: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
    quiet: { color: surfaceColors(theme).quiet },
  }),
  { name: 'MulticlusterDecision' },
);

/** Approve or decline, with a comment. What was read is what is decided: its hash goes with the decision. */
export function Decision(props: { approval: Approval; onDecided(): void }) {
  const { approval, onDecided } = props;
  const classes = useStyles();
  const api = useApi(multiclusterApiRef);
  const [comment, setComment] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const refused = refuseDecision(approval);
  const decide = async (decision: 'approve' | 'decline') => {
    setBusy(true);
    setError(undefined);
    try {
      await api.decideApproval({
        id: approval.id,
        decision,
        hash: approval.hash,
        ...(comment.trim() && { comment: comment.trim() }),
      });
      onDecided();
    } catch (reason) {
      setError(reason as Error);
    } finally {
      setBusy(false);
    }
  };
  const reason = busy ? 'The decision is being written.' : refused;
  return (
    <div className={classes.root}>
      {!refused && (
        <label>
          Comment
          <textarea
            className={classes.comment}
            rows={2}
            value={comment}
            onChange={event => setComment(event.target.value)}
          />
        </label>
      )}
      {error && (
        <Callout tone="error">
          <span role="alert">{sentenceOfError(error)}</span>
        </Callout>
      )}
      <div className={classes.line}>
        <ReasonedButton
          label="Approve"
          primary
          reason={reason}
          onClick={() => decide('approve')}
        />
        <ReasonedButton
          label="Decline"
          reason={reason}
          onClick={() => decide('decline')}
        />
        {refused && approval.state === 'waiting' && (
          <span className={classes.quiet}>{refused}</span>
        )}
      </div>
    </div>
  );
}
