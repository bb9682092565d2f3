import { ReactNode } from 'react';
import { useFieldStyles } from '../shared';

/** Why something is started, and in an emergency the name of it typed out. */
export function ReasonAndConfirm(props: {
  draft: { reason: string; confirm: string };
  /** What is to be typed; nothing when absent. */
  name?: string;
  /** Below the name. */
  hint?: ReactNode;
  onChange(change: { reason: string } | { confirm: string }): void;
}) {
  const { draft, name, hint, onChange } = props;
  const field = useFieldStyles();
  return (
    <>
      <label>
        Reason, for the record
        <textarea
          className={field.control}
          rows={2}
          value={draft.reason}
          onChange={event => onChange({ reason: event.target.value })}
        />
      </label>
      {name !== undefined && (
        <label>
          Type <b>{name}</b> to confirm
          <input
            type="text"
            className={field.control}
            autoComplete="off"
            value={draft.confirm}
            onChange={event => onChange({ confirm: event.target.value })}
          />
          {hint}
        </label>
      )}
    </>
  );
}
