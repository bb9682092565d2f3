import {
  FailoverPlan,
  LeftOutService,
  sendsTo,
} from '@multicluster/backstage-plugin-multicluster-common';
import { KnownTraffic } from '../facts';
import { AllSubjects, FailoverSubject } from '../policies';
import { EvacuationRights } from './types';

/** Plans that are made side by side: each looks at the addresses of one service. */
const SIDE_BY_SIDE = 8;

const MAY_NOT = 'You may not move it.';
const MAY_NOT_SEE =
  'You may not see all clusters that carry its traffic, so you cannot move it.';

type Planned = {
  plans: FailoverPlan[];
  leftOut: LeftOutService[];
  hidden: number;
};
type Answer =
  | { plan: FailoverPlan }
  | { leftOut: LeftOutService }
  | { hidden: true };

/** The plans of all services on the clusters that the caller may move; of the others, that they stay. */
export async function planServices(options: {
  all: AllSubjects;
  clusters: string[];
  rights: EvacuationRights;
  known(subject: FailoverSubject): KnownTraffic;
  plan(subject: FailoverSubject): Promise<FailoverPlan>;
}): Promise<Planned> {
  const { all, clusters, rights, known, plan } = options;
  const there = all.subjects.filter(one => isThere(known(one), clusters));
  const planned = there.map(subject => ({
    entityRef: subject.entityRef,
    answer: async (): Promise<Answer> => {
      const made = await plan(subject);
      if (await rights.seesPlan(made)) return { plan: made };
      const { entityRef } = subject;
      return { leftOut: { entityRef, why: MAY_NOT_SEE } };
    },
  }));
  const unusable = all.unusable.map(leftOut => ({
    entityRef: leftOut.entityRef,
    answer: async (): Promise<Answer> => ({ leftOut }),
  }));
  const answers = await sideBySide(
    [...planned, ...unusable],
    async ({ entityRef, answer }): Promise<Answer> => {
      const right = await rights.mayMove(entityRef);
      if (right === 'unknown') return { hidden: true };
      return right === 'denied'
        ? { leftOut: { entityRef, why: MAY_NOT } }
        : answer();
    },
  );
  return {
    plans: answers.flatMap(one => ('plan' in one ? [one.plan] : [])),
    leftOut: answers.flatMap(one => ('leftOut' in one ? [one.leftOut] : [])),
    hidden: answers.filter(one => 'hidden' in one).length,
  };
}

/** Whether it gets traffic there, or runs there and nothing says where its traffic goes: that it stays must be said. */
function isThere({ hops, parts }: KnownTraffic, clusters: string[]): boolean {
  if (hops.length > 0) return sendsTo(hops, clusters);
  return parts.some(({ cluster }) => clusters.includes(cluster.name));
}

async function sideBySide<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += SIDE_BY_SIDE) {
    const some = items.slice(from, from + SIDE_BY_SIDE);
    results.push(...(await Promise.all(some.map(work))));
  }
  return results;
}
