import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  FailoverRun,
  RunCommand,
} from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterApiRef } from '../../../api';

/** Gives commands to a run, one at a time. `give` keeps the refusal for the bar; `ask` hands it to the dialog that waits for it. */
export function useRunCommand(
  run: FailoverRun,
  onDone: (run: FailoverRun, command: RunCommand) => void,
) {
  const api = useApi(multiclusterApiRef);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const ask = async (command: RunCommand) => {
    setError(undefined);
    onDone(await api.commandRun({ id: run.id, command }), command);
  };
  const give = async (command: RunCommand) => {
    if (busy) return;
    setBusy(true);
    try {
      await ask(command);
    } catch (refused) {
      setError(refused as Error);
    } finally {
      setBusy(false);
    }
  };
  return { ask, give, error };
}
