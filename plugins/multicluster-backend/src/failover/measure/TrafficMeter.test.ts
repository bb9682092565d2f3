import {
  DEFAULT_FAILOVER_POLICY,
  FailoverRun,
} from '@multicluster/backstage-plugin-multicluster-common';
import { QueryAnswer } from '../prometheus';
import { testRun } from '../store/testRun';
import { TrafficMeter } from './TrafficMeter';

const NOW = 1_790_000_000_000;
const { signal } = new AbortController();
const traffic = {
  requests: 'sum(increase(all{c="$cluster"}[$window]))',
  failed: 'sum(increase(bad{c="$cluster"}[$window]))',
};
const parts = ['east', 'west'].map(name => ({
  cluster: { name },
  services: [{ namespace: 'web', name: 'web' }],
}));

/** Answers by what is in the query, and remembers it. */
function meterOf(answers: { [part: string]: number | QueryAnswer }) {
  const asked: [query: string, at?: number][] = [];
  const meter = new TrafficMeter({
    prometheus: {
      instant: async (_, query, __, at) => {
        asked.push([query, at]);
        const found = Object.entries(answers).find(([part]) =>
          query.includes(part),
        );
        const answer = found?.[1] ?? { message: 'the query finds nothing' };
        return typeof answer === 'number'
          ? { value: answer, at: at ?? NOW }
          : answer;
      },
    },
    ...{ partsOf: async () => parts, now: () => NOW },
  });
  return { meter, asked };
}

const none: QueryAnswer = { message: 'the query answers NaN' };

describe('who gets how much of the requests', () => {
  it.each([
    ['is their part of all', { east: 30, west: 90 }, { east: 25, west: 75 }],
    ['may be nothing', { east: 0, west: 5 }, { east: 0, west: 100 }],
    ['is unknown without requests', { east: 0, west: 0 }, undefined],
    ['is unknown when one is', { east: none, west: 90 }, undefined],
    ['is unknown when one cannot be', { east: -1, west: 90 }, undefined],
    ['is unknown when one has no end', { east: Infinity, west: 1 }, undefined],
    [
      'is unknown when one is old',
      { east: { value: 1, at: NOW - 61_000 }, west: 1 },
      undefined,
    ],
  ])('%s', async (_, answers, shares) => {
    const { meter } = meterOf(answers as { [part: string]: number });
    expect(await meter.shares({ traffic }, parts, signal)).toEqual(shares);
  });

  it('is asked of the last minute, and of nobody without a query', async () => {
    const { meter, asked } = meterOf({ east: 1, west: 1 });
    expect(await meter.shares({}, parts, signal)).toBeUndefined();
    expect(asked).toEqual([]);
    await meter.shares({ traffic }, parts, signal);
    expect(asked[0]).toEqual(['sum(increase(all{c="east"}[60s]))', undefined]);
  });
});

describe('what came during a run', () => {
  function run(policy: object): FailoverRun {
    const given = testRun('r', {
      fields: { createdAt: NOW - 600_000, endedAt: NOW - 300_000 },
    });
    const participants = ['east', 'west'].map(cluster => ({ cluster }));
    return {
      ...given,
      plan: {
        ...given.plan,
        ...{ participants: participants as any },
        policy: { ...DEFAULT_FAILOVER_POLICY, ...policy },
      },
      number: 1,
    };
  }

  it('is counted over all of its clusters, from its beginning to its end', async () => {
    const { meter, asked } = meterOf({ 'all{': 500, 'bad{': 1.6 });
    expect(await meter.requestsOf(run({ traffic }))).toEqual({
      requests: { total: 1000, failed: 3 },
    });
    expect(asked[0]).toEqual([
      'sum(increase(all{c="east"}[300s]))',
      NOW - 300_000,
    ]);
  });

  it.each([
    ['nobody says what failed', { traffic: { requests: 'all{' } }],
    ['nobody counts', {}],
  ])('is not known when %s', async (_, policy) => {
    const { meter } = meterOf({ 'all{': 500, 'bad{': 1 });
    expect(await meter.requestsOf(run(policy))).toEqual({});
  });

  it('is not known when a query finds nothing', async () => {
    const { meter } = meterOf({ 'all{': 500 });
    expect(await meter.requestsOf(run({ traffic }))).toEqual({});
  });
});

describe('what still comes to where the traffic has left', () => {
  function run(fields: object, verifiedAt: number): FailoverRun {
    const given = testRun('r', {
      fields: { createdAt: NOW - 600_000, endedAt: NOW - 300_000, ...fields },
    });
    const participants = [
      { cluster: 'east', role: 'source', shareBefore: 50 },
      { cluster: 'west', role: 'target', shareBefore: 50 },
    ];
    const steps = [{ id: 'verify', kind: 'verify' }];
    return {
      ...given,
      plan: {
        ...given.plan,
        ...{ participants: participants as any, steps: steps as any },
        policy: {
          ...DEFAULT_FAILOVER_POLICY,
          traffic: { requests: traffic.requests },
        },
      },
      steps: [
        { id: 'verify', state: 'completed', attempts: 1, endedAt: verifiedAt },
      ],
      number: 1,
    };
  }
  const committed = { state: 'committed' as const };
  const early = NOW - 400_000;

  it('is its part of what came there before, in the last minute of the run', async () => {
    const { meter, asked } = meterOf({ east: 1, west: 199 });
    expect(await meter.requestsOf(run(committed, early))).toEqual({
      residualPercent: 1,
    });
    expect(asked[0]).toEqual([
      'sum(increase(all{c="east"}[60s]))',
      NOW - 300_000,
    ]);
  });

  it.each([
    ['nothing', { east: 0, west: 10 }, 0],
    ['everything', { east: 10, west: 0 }, 100],
    ['unknown without requests', { east: 0, west: 0 }, undefined],
    ['unknown when one is', { east: none, west: 9 }, undefined],
  ])('may be %s', async (_, answers, residualPercent) => {
    const { meter } = meterOf(answers as { [part: string]: number });
    const measured = await meter.requestsOf(run(committed, early));
    expect(measured.residualPercent).toBe(residualPercent);
  });

  it.each<[string, object, number]>([
    ['it went back', { state: 'rolledBack' }, early],
    ['it ended at once', committed, NOW - 310_000],
  ])('is not asked for when %s', async (_, fields, verifiedAt) => {
    const { meter } = meterOf({ east: 1, west: 1 });
    expect(await meter.requestsOf(run(fields, verifiedAt))).toEqual({});
  });
});
