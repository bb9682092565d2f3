import {
  FailoverRun,
  transitionRun,
} from '@multicluster/backstage-plugin-multicluster-common';
import { FakeFailover } from '../src/api/FakeFailover';
import {
  heldRun,
  sketchFailover,
  soakingRun,
  undecidedRun,
  waitingRun,
} from '../src/failover/runFixtures';

const runs: Record<string, (now: number) => FailoverRun> = {
  soaking: soakingRun,
  held: heldRun,
  undecided: undecidedRun,
  waiting: waitingRun,
};

const startMs = 2_000;

/** Whatever was started is taken up, so that its bar can be watched and it can be stopped. */
function takeUp(failover: FakeFailover, id: string): void {
  const { run, events } = transitionRun(
    failover.run(id),
    { type: 'claimed' },
    Date.now(),
  );
  failover.tell(run, ...events);
}

/** podinfo with a quarter of east's traffic moved; `?story=held`, `undecided`, `waiting`, `none` begin elsewhere. */
export function startFailoverStory(failover: FakeFailover): void {
  const now = Date.now();
  const story =
    new URLSearchParams(window.location.search).get('story') ?? 'soaking';
  sketchFailover(failover, now, runs[story] ? [runs[story](now)] : []);
  failover.onStart = ({ id }) =>
    setTimeout(() => takeUp(failover, id), startMs);
}
