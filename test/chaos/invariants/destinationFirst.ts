import type { History } from '../history.ts';
import type { ClusterName } from '../scenario.ts';
import type { Invariant } from './index.ts';
import { writerOf } from './runsOf.ts';

/** Where a backend of these objects leads. */
function leadsTo(backend: string, cluster: ClusterName): ClusterName {
  const [name] = backend.split(':');
  return name === 'web' ? cluster : (name.slice('web-'.length) as ClusterName);
}

/** Whether the endpoints of a cluster were ready at some time in between. */
function wasReady(
  { readiness }: History,
  cluster: ClusterName,
  from: number,
  to: number,
): boolean {
  const changes = readiness.filter(one => one.cluster === cluster);
  return changes.some(({ at, ready }, index) => {
    const until = changes[index + 1]?.at ?? Infinity;
    return ready && at <= to && until >= from;
  });
}

/**
 * Nobody gets more who was never seen ready since the run was asked for: forward by rule 2, back by rule 7. A person may have set it
 * aside, by name.
 */
export const destinationFirst: Invariant = history =>
  history.writes.flatMap(write => {
    const writer = writerOf(history, write);
    if (!writer) return [];
    const { run, mark } = writer;
    const rule = mark.endsWith('/undo') ? 7 : 2;
    if (run.overrides.some(({ rules }) => rules.includes(rule))) return [];
    const begun = history.started.find(one => one.run.id === run.id)?.at ?? 0;
    return Object.keys(write.after).flatMap(backend => {
      const grows = write.after[backend] > (write.before[backend] ?? 0);
      const cluster = leadsTo(backend, write.cluster);
      return grows && !wasReady(history, cluster, begun - 100, write.at)
        ? [`${write.by} gave more to ${cluster}, which was never ready.`]
        : [];
    });
  });
