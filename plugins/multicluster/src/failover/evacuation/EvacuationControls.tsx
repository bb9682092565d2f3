import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  availableEvacuationCommands,
  Evacuation,
  EvacuationCommand,
  evacuationName,
} from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterApiRef } from '../../api';
import { ConfirmDialog, ReasonedButton } from '../../shared';
import { useFailoverStyles } from '../tab/useFailoverStyles';

type Command = EvacuationCommand['type'];

const words: Record<Command, { title: string; consequence: string }> = {
  pause: {
    title: 'Pause',
    consequence: 'Nothing more is started. Runs that were started go on.',
  },
  resume: {
    title: 'Resume',
    consequence:
      'What has failed is left where it is, and the next services are started.',
  },
  abort: {
    title: 'Abort',
    consequence:
      'Nothing more is started, for good. Runs that were started go on: each is stopped, or brought back, on its own.',
  },
};

/** Pause, resume and abort, each with its consequence before it is done. */
export function EvacuationControls(props: {
  evacuation: Evacuation;
  onDone(): void;
}) {
  const { evacuation, onDone } = props;
  const api = useApi(multiclusterApiRef);
  const shared = useFailoverStyles();
  const [opened, setOpened] = useState<Command>();
  const against = availableEvacuationCommands(evacuation);
  const commands: Command[] = [
    evacuation.state === 'paused' ? 'resume' : 'pause',
    'abort',
  ];
  return (
    <div className={shared.row}>
      {commands.map(type => (
        <ReasonedButton
          key={type}
          label={`${words[type].title}…`}
          dangerous={type === 'abort'}
          reason={against[type]}
          onClick={() => setOpened(type)}
        />
      ))}
      {opened && (
        <ConfirmDialog
          title={`${words[opened].title} the evacuation of ${evacuationName(
            evacuation,
          )}?`}
          action={words[opened].title}
          run={async () => {
            const command = { type: opened };
            await api.commandEvacuation({ id: evacuation.id, command });
            onDone();
          }}
          onClose={() => setOpened(undefined)}
        >
          {words[opened].consequence}
        </ConfirmDialog>
      )}
    </div>
  );
}
