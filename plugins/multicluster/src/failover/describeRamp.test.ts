import { describeChanges } from './describeChanges';
import { describeRamp } from './describeRamp';
import { describeStep } from './describeStep';
import { describeWayBack } from './describeWayBack';
import { describeWhatIf } from './describeWhatIf';
import { entityRef, sketchPlan } from './fixtures';
import { latestReadings } from './latestReadings';
import { sketchRun, soakingRun } from './runFixtures';

const now = 1_700_000_000_000;

describe('a run', () => {
  it('has a bar for each step of its ramp', () => {
    expect(
      describeRamp(soakingRun(now), now).map(({ share, state }) => [
        share,
        state,
      ]),
    ).toEqual([
      [1, 'done'],
      [5, 'done'],
      [25, 'soaking'],
      [50, 'next'],
      [100, 'next'],
    ]);
  });

  it.each([
    [0, 0.6],
    [72_000, 1],
    [900_000, 1],
  ])('has soaked after another %p ms by %p', (later, elapsed) => {
    const bar = describeRamp(soakingRun(now), now + later)[2];
    expect(bar.elapsed).toBeCloseTo(elapsed);
  });

  it('goes back through the shares that it has passed', () => {
    expect(describeWayBack(soakingRun(now))).toEqual([
      '25 %',
      '5 %',
      '1 %',
      '0 %',
    ]);
    expect(describeWayBack(sketchRun(now))).toEqual(['0 %']);
  });

  it('keeps the last reading of each guard on each cluster', () => {
    const run = soakingRun(now);
    const [first] = run.readings;
    const newer = { ...first, at: first.at + 1, value: 3 };
    expect(
      latestReadings({ ...run, readings: [...run.readings, newer] }).map(
        ({ label, reading }) => [label, reading.value],
      ),
    ).toEqual([
      ['Ready endpoints on the target, at least 1', 3],
      ['Error ratio, at most 1 %', undefined],
    ]);
  });
});

describe('a plan', () => {
  const intent = { entityRef, from: ['east'], to: ['west'] };
  const plan = sketchPlan({ intent, mode: 'emergency' }, now);

  it('says object by object what a step writes', () => {
    const last = plan.steps.filter(({ kind }) => kind === 'ramp').pop()!;
    expect(
      describeChanges(last).map(({ cluster, object, parts }) => [
        cluster,
        object,
        parts.map(({ name, after }) => `${name} ${after}`),
      ]),
    ).toEqual([
      ['west', 'Gslb podinfo', ['us-east-1 0', 'eu-west-1 90', 'berlin 10']],
      ['west', 'TrafficSplit podinfo', ['podinfo 100', 'podinfo-east 0']],
    ]);
  });

  it('answers what is if the source is lost', () => {
    expect(describeWhatIf(plan)).toMatchObject({
      serving: [
        { cluster: 'west', share: 90 },
        { cluster: 'edge', share: 10 },
      ],
      tailSeconds: 30,
      ready: 4,
    });
  });

  it.each([
    ['completed', { status: 'healthy', words: 'done in 52 s' }],
    ['soaking', { status: 'running', words: 'soaking' }],
    ['undone', { status: 'skipped', words: 'undone' }],
    ['notStarted', { words: 'about 10 s' }],
  ] as const)('says how long a step that is %s takes', (state, expected) => {
    const step = {
      id: 'preflight',
      state,
      attempts: 1,
      startedAt: now,
      endedAt: now + 52_000,
    };
    expect(describeStep(plan.steps[0], step)).toEqual(expected);
  });
});
