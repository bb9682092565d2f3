import { useEffect, useState } from 'react';
import {
  FailoverRun,
  FailoverView,
  hasEnded,
} from '@multicluster/backstage-plugin-multicluster-common';
import { useRun } from './useRun';

/** The run that was last told of: by a command, by its events, or by the view. */
function newest(
  id: string | undefined,
  told: (FailoverRun | undefined)[],
): FailoverRun | undefined {
  const same = told.filter(run => run && run.id === id) as FailoverRun[];
  return same.find(hasEnded) ?? same[0];
}

/**
 * The run under way, followed by its events, and the one that ended while it was looked at. `changed` takes what a command has made of
 * it, so that the screen does not wait for the next answer.
 */
export function useCurrentRun(view: FailoverView, refresh: () => void) {
  const [given, setGiven] = useState<FailoverRun>();
  const [attempt, setAttempt] = useState(0);
  const isOver = view.runs.some(one => one.id === given?.id && hasEnded(one));
  const underWay = view.current ?? (isOver ? undefined : given);
  const [watched, setWatched] = useState(underWay?.id);
  if (underWay && underWay.id !== watched) setWatched(underWay.id);
  const followed = useRun(watched, attempt);
  const run = newest(watched, [followed.subject, given, view.current]);
  const over = run && hasEnded(run);
  useEffect(() => {
    if (over) refresh();
    // Only when it ends: the caller's function is another one at each turn.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [over]);
  const changed = (after: FailoverRun) => {
    setGiven(after);
    setAttempt(attempt + 1);
    refresh();
  };
  return {
    current: over ? undefined : run,
    ended: over ? run : undefined,
    followed,
    changed,
  };
}
