import { backend, facts, NOW, split } from './__testUtils__/facts';
import { planFailover } from './planFailover';
import { DEFAULT_FAILOVER_POLICY } from './policy';
import { reportRun } from './reportRun';
import { FailoverRun, RunStepState } from './runRecord';
import { writeRunbook } from './writeRunbook';

const entry = split({
  id: 'dns',
  scope: 'entry',
  backends: [backend('a', 'east', 50), backend('b', 'west', 50)],
});

const plan = planFailover(
  facts({
    hops: [entry, split()],
    policy: { ...DEFAULT_FAILOVER_POLICY, plannedRamp: [50, 100] },
  }),
);

/** Each step took the seconds given. */
function run(seconds: number[], given: Partial<FailoverRun> = {}): FailoverRun {
  let at = NOW;
  return {
    id: 'r',
    number: 41,
    entityRef: 'component:default/web',
    kind: 'failover',
    mode: 'planned',
    state: 'serving',
    since: NOW,
    plan,
    steps: plan.steps.map(({ id }, index) => {
      const took = seconds[index];
      if (took === undefined)
        return { id, state: 'notStarted' as RunStepState, attempts: 0 };
      at += took * 1000;
      return {
        id,
        state: 'completed' as RunStepState,
        attempts: 1,
        endedAt: at,
      };
    }),
    step: 0,
    createdAt: NOW,
    createdBy: 'user:default/ann',
    reason: 'r',
    approvals: [],
    overrides: [],
    pending: [],
    readings: [],
    ...given,
  };
}

describe('reportRun', () => {
  it('counts to the end of the last soak, from the click and from detection, and says which phase was long', () => {
    const report = reportRun(
      run([18, 52, 60, 90, 10], { detectedAt: NOW - 30_000 }),
    );
    expect(report).toMatchObject({
      rtoSeconds: 220,
      rtoFromDetectionSeconds: 250,
      sharesBefore: { east: 75, west: 25 },
      sharesAfter: { east: 0, west: 100 },
      sentence: 'west serves in place of east, after 3 min 40 s.',
    });
    expect(report.phases).toEqual([
      { name: 'Preflight', seconds: 18 },
      { name: 'Capacity', seconds: 52 },
      { name: 'Ramp', seconds: 150 },
      { name: 'Verify', seconds: 10 },
    ]);
  });

  it('has no time for what never got there', () => {
    const report = reportRun(run([18, 52, 60], { state: 'rolledBack' }), {
      requests: { total: 900, failed: 3 },
    });
    expect(report.rtoSeconds).toBeUndefined();
    expect(report.sentence).toBe(
      'Went back to east, 3 of 900 requests failed.',
    );
  });

  it.each([
    [
      'completed',
      'drill-live',
      { requests: { total: 10, failed: 0 } },
      'proven',
    ],
    ['completed', 'drill-live', {}, 'nothingToProveItWith'],
    [
      'completed',
      'drill-live',
      { requests: { total: 0, failed: 0 } },
      'nothingToProveItWith',
    ],
    [
      'completed',
      'drill-dry',
      { requests: { total: 10, failed: 0 } },
      'nothingToProveItWith',
    ],
    ['aborted', 'drill-live', { requests: { total: 10, failed: 0 } }, 'failed'],
  ] as const)(
    'a drill that is %s (%s) with %j: %s',
    (state, mode, measured, verdict) => {
      const report = reportRun(
        run([], { kind: 'drill', state, mode }),
        measured,
      );
      expect(report.drillVerdict).toBe(verdict);
    },
  );
});

describe('writeRunbook', () => {
  it('says every step with its commands, and how to go back', () => {
    const text = writeRunbook(plan, {
      commandFor: ({ driver, cluster, after }) =>
        driver === 'smi'
          ? `kubectl --context ${cluster} # ${JSON.stringify(after)}`
          : undefined,
    });
    expect(text).toContain(
      'kubectl --context west -n web scale deployment/web --replicas=9',
    );
    expect(text).toContain('kubectl --context west # {"a":0,"b":100}');
    const back = text.slice(text.indexOf('## To go back'));
    expect(back).toContain('kubectl --context west # {"a":50,"b":50}');
    expect(back).toContain('kubectl --context west # {"web":50,"web-east":50}');
    expect(back).not.toContain('"b":75');
  });

  it('says weights in words where no driver knows a command', () => {
    const text = writeRunbook(plan, { commandFor: () => undefined });
    expect(text).toContain(
      '# in west: TrafficSplit web/web: web 100, web-east 0',
    );
  });
});
