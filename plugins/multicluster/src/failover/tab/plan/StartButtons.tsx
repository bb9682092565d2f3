import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  availableRunCommands,
  FailoverIntent,
  FailoverRun,
  RunMode,
} from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterApiRef } from '../../../api';
import { useUrlState } from '../../../routing';
import { ReasonedButton, saveText, sentenceOfError } from '../../../shared';
import { multiclusterTranslationRef } from '../../../translation';
import { EscalateButton } from '../bar/EscalateButton';
import { useFailoverStyles } from '../useFailoverStyles';
import { Rights } from '../useRights';
import { StartDialog } from './StartDialog';

type Props = {
  /** Undefined when there is nothing to plan. */
  intent?: FailoverIntent;
  /** The run that has not ended. */
  run?: FailoverRun;
  rights: Rights;
  onStarted(run: FailoverRun): void;
};

const modes: [RunMode, 'start' | 'drill' | 'dryRun'][] = [
  ['planned', 'start'],
  ['drill-live', 'drill'],
  ['drill-dry', 'dryRun'],
];

const START_MODES: RunMode[] = [...modes.map(([mode]) => mode), 'emergency'];

function RunbookButton(props: { intent?: FailoverIntent; mode: RunMode }) {
  const { intent, mode } = props;
  const api = useApi(multiclusterApiRef);
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const [error, setError] = useState<Error>();
  const save = async () => {
    setError(undefined);
    try {
      const text = await api.getRunbook({ intent: intent!, mode });
      saveText(
        `failover-from-${intent!.from.join('-')}.md`,
        'text/markdown',
        text,
      );
    } catch (refused) {
      setError(refused as Error);
    }
  };
  return (
    <>
      <ReasonedButton
        label={t('failover.runbook')}
        reason={intent ? undefined : 'There is nothing to plan.'}
        onClick={save}
      />
      {error && <span role="alert">{sentenceOfError(error)}</span>}
    </>
  );
}

/** Every way to begin. The emergency stands apart. Which one is open is in the address, so that a link can lead to it. */
export function StartButtons(props: Props) {
  const { intent, run, rights, onStarted } = props;
  const shared = useFailoverStyles();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const url = useUrlState();
  const opened = START_MODES.find(mode => mode === url.get('mode'));
  const setOpened = (mode: RunMode | undefined) => url.set({ mode });
  const busy = run && `Run #${run.number} has not ended.`;
  const reason =
    busy ??
    (intent ? undefined : 'There is nothing to plan.') ??
    rights.execute;
  const canEscalate = run && !availableRunCommands(run).escalate;
  return (
    <div className={shared.foot}>
      {modes.map(([mode, word]) => (
        <ReasonedButton
          key={mode}
          label={t(`failover.${word}`)}
          primary={mode === 'planned'}
          reason={reason}
          onClick={() => setOpened(mode)}
        />
      ))}
      <RunbookButton
        intent={run?.plan.intent ?? intent}
        mode={run?.mode ?? 'planned'}
      />
      <span className={shared.end}>
        {canEscalate ? (
          <EscalateButton run={run} rights={rights} onDone={onStarted} />
        ) : (
          <ReasonedButton
            label={t('failover.emergency')}
            dangerous
            reason={reason}
            onClick={() => setOpened('emergency')}
          />
        )}
      </span>
      {opened && intent && !reason && (
        <StartDialog
          intent={intent}
          mode={opened}
          rights={rights}
          onStarted={onStarted}
          onClose={() => setOpened(undefined)}
        />
      )}
    </div>
  );
}
