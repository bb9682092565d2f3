import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import {
  availableRunCommands,
  FailoverRun,
  RunCommand,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ConfirmDialog, ReasonedButton } from '../../../shared';
import { Rights } from '../useRights';
import { CommandName, commandWords } from './commandWords';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'max-content 1fr',
      gap: theme.spacing(0.75, 1.5),
      alignItems: 'center',
      margin: 0,
      width: '100%',
      '& dt, & dd': { margin: 0 },
    },
  }),
  { name: 'MulticlusterChoices' },
);

/** What may be chosen, each with its consequence. None is preselected. */
export function Choices(props: {
  run: FailoverRun;
  rights: Rights;
  give(command: RunCommand): void;
  ask(command: RunCommand): Promise<void>;
}) {
  const { run, rights, give, ask } = props;
  const classes = useStyles();
  const [opened, setOpened] = useState<CommandName>();
  const against = availableRunCommands(run);
  const choices = (run.choices ?? []) as {
    command: CommandName;
    consequence: string;
  }[];
  const words = opened && commandWords[opened];
  return (
    <dl className={classes.root} aria-label="What may be chosen">
      {choices.map(({ command, consequence }) => (
        <div key={command} style={{ display: 'contents' }}>
          <dt>
            <ReasonedButton
              label={commandWords[command].label}
              reason={against[command] ?? rights[commandWords[command].right]}
              onClick={() =>
                commandWords[command].make
                  ? setOpened(command)
                  : give({ type: command } as RunCommand)
              }
            />
          </dt>
          <dd>{consequence}</dd>
        </div>
      ))}
      {words?.make && (
        <ConfirmDialog
          title={`${words.title} run #${run.number}?`}
          needsReason
          action={words.action ?? words.title}
          run={({ reason }) => ask(words.make!(reason!, run))}
          onClose={() => setOpened(undefined)}
        >
          {choices.find(({ command }) => command === opened)?.consequence}
        </ConfirmDialog>
      )}
    </dl>
  );
}
