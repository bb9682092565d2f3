import { useId } from 'react';
import {
  Evacuation,
  evacuationName,
  EvacuationService,
  EvacuationServiceState,
  EvacuationState,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  Age,
  Callout,
  counted,
  Person,
  Status,
  StatusIcon,
} from '../../shared';
import { RunLink } from '../runs';
import { useFailoverStyles } from '../tab/useFailoverStyles';
import { wavesOf } from './draftEvacuation';
import { EvacuationControls } from './EvacuationControls';
import { useEvacuationStyles } from './useEvacuationStyles';

const states: Record<EvacuationState, { status: Status; word: string }> = {
  running: { status: 'running', word: 'Under way' },
  paused: { status: 'degraded', word: 'Paused' },
  ended: { status: 'healthy', word: 'Ended' },
  aborted: { status: 'skipped', word: 'Aborted' },
};

const services: Record<
  EvacuationServiceState,
  { status: Status; word: string }
> = {
  waiting: { status: 'pending', word: 'Waits' },
  started: { status: 'running', word: 'Moves' },
  done: { status: 'healthy', word: 'Has left' },
  failed: { status: 'unhealthy', word: 'Failed' },
  skipped: { status: 'skipped', word: 'Skipped' },
};

function ServiceLine(props: { service: EvacuationService }) {
  const { entityRef, state, runId, number, message } = props.service;
  const { status, word } = services[state];
  return (
    <li>
      <StatusIcon status={status} size={14} label={word} />
      <span>
        <b>{entityRef}</b>{' '}
        {runId ? (
          <RunLink run={{ entityRef, runId }}>run #{number}</RunLink>
        ) : (
          word.toLocaleLowerCase('en-US')
        )}{' '}
        {message}
      </span>
    </li>
  );
}

/** One evacuation: whose, how far by wave, and what a person may do about it. */
export function EvacuationItem(props: {
  evacuation: Evacuation;
  onDone(): void;
}) {
  const { evacuation, onDone } = props;
  const { number, mode, state, reason, createdBy, createdAt } = evacuation;
  const { message, hidden } = evacuation;
  const id = useId();
  const classes = useEvacuationStyles();
  const shared = useFailoverStyles();
  const { status, word } = states[state];
  const open = state === 'running' || state === 'paused';
  return (
    <article className={classes.one} aria-labelledby={id}>
      <div className={shared.row}>
        <StatusIcon status={status} size={16} />
        <h3 id={id}>
          #{number} {evacuationName(evacuation)}
        </h3>
        <span>
          {word}, {mode}
        </span>
        <span className={`${shared.end} ${shared.small} ${shared.quiet}`}>
          <Person who={createdBy} /> <Age at={createdAt} />
        </span>
      </div>
      <div className={shared.quiet}>{reason}</div>
      {message && (
        <Callout tone={state === 'paused' ? 'warning' : 'aborted'}>
          {message}
        </Callout>
      )}
      {wavesOf(evacuation).map(({ wave, services: own, over }) => (
        <details key={wave} open={own.some(one => one.state === 'failed')}>
          <summary>
            Wave {wave + 1}: {over} of {counted(own.length, 'service')}
          </summary>
          <ul className={`${shared.list} ${classes.services}`}>
            {own.map(service => (
              <ServiceLine key={service.entityRef} service={service} />
            ))}
          </ul>
        </details>
      ))}
      {hidden !== undefined && (
        <div className={shared.quiet}>
          {counted(hidden, 'service')} that you may not see.
        </div>
      )}
      {open && <EvacuationControls evacuation={evacuation} onDone={onDone} />}
    </article>
  );
}
