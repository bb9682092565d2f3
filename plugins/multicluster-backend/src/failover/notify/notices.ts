import {
  Evacuation,
  evacuationName,
  FailoverRun,
  RunState,
} from '@multicluster/backstage-plugin-multicluster-common';
import { FailoverSubject } from '../policies';
import { OwnerNotice } from '../types';
import { linkTo } from './linkTo';

/** What is told when clusters fail: that they were moved away from, with the run's `number`, or that somebody should. */
export function noticeOfTrouble(
  { entityRef, name }: Pick<FailoverSubject, 'entityRef' | 'name'>,
  trouble: { from: readonly string[]; reason: string; why?: string },
  { link, number }: { link: string; number?: number },
): OwnerNotice {
  const away = trouble.from.join(' and ');
  const asked = trouble.why ? `Not moved by itself: ${trouble.why}` : '';
  return {
    ...{ entityRef, link, severity: 'critical' },
    title: number
      ? `Run #${number} moves ${name} away from ${away}`
      : `${name} fails on ${away}: move it?`,
    description: `${trouble.reason} ${asked}`.trim(),
    scope: `failover trouble ${entityRef}`,
  };
}

const WORDS: { [state in RunState]?: [string, OwnerNotice['severity']] } = {
  awaitingApproval: ['waits for approval', 'high'],
  awaitingConfirmation: ['waits for a step by hand', 'high'],
  holding: ['holds', 'high'],
  needsDecision: ['waits for a decision', 'critical'],
  serving: ['serves, and waits for commit', 'normal'],
  committed: ['is done', 'normal'],
  completed: ['is over', 'normal'],
  rolledBack: ['was rolled back', 'high'],
  aborted: ['was aborted', 'high'],
  rejected: ['was rejected', 'high'],
  failed: ['has failed', 'critical'],
};

/** What is told of a run that ended, or waits for a person; undefined while it goes on. */
export function noticeOfRun(run: FailoverRun): OwnerNotice | undefined {
  const { id, entityRef, number, kind, state, message, reason } = run;
  const words = WORDS[state];
  if (!words) return undefined;
  const [said, severity] = words;
  const what = kind === 'drill' ? 'Drill' : 'Run';
  return {
    ...{ entityRef, severity },
    title: `${what} #${number} of ${nameOf(entityRef)} ${said}`,
    description: message ?? reason,
    link: linkTo(entityRef, { run: id }),
    scope: `failover run ${id}`,
  };
}

/** What who started an evacuation is told when it goes no further by itself. */
export function noticeOfStop(evacuation: Evacuation): OwnerNotice {
  const { id, createdBy, message, reason } = evacuation;
  return {
    ...{ entityRef: createdBy, severity: 'high', link: '/failovers' },
    title: `The evacuation of ${evacuationName(evacuation)} is held`,
    description: message ?? reason,
    scope: `failover evacuation ${id}`,
  };
}

function nameOf(entityRef: string): string {
  return entityRef.slice(entityRef.indexOf('/') + 1);
}
