import {
  hasEnded,
  reportRun,
} from '@multicluster/backstage-plugin-multicluster-common';
import type { Invariant } from './index.ts';

/** Each ended run says how it ended, tells it without a gap, and holds nothing any more. */
export const everyEndReported: Invariant = ({ end }) => [
  ...(end.runs.every(hasEnded) && !end.isFree
    ? ['Every run has ended, and the service is held all the same.']
    : []),
  ...end.runs.filter(hasEnded).flatMap(run => {
    const events = end.events.get(run.id) ?? [];
    const gap = events.some(({ sequence }, index) => sequence !== index + 1);
    return [
      ...(reportRun(run).sentence ? [] : [`${run.id} has no report.`]),
      ...(run.endedAt === undefined ? [`${run.id} does not say when.`] : []),
      ...(gap ? [`The events of ${run.id} have a gap.`] : []),
    ];
  }),
];
