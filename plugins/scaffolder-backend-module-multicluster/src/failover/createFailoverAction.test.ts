import { FakeBackend, refusal } from '../__testUtils__/FakeBackend';
import { IMPATIENT, stepWith } from '../__testUtils__/step';
import { createFailoverAction } from './createFailoverAction';

const input = {
  ...{ entityRef: 'Component:web', from: ['east'], to: ['west'] },
  ...{ mode: 'planned', reason: 'East is upgraded' },
};
const intent = {
  ...{ entityRef: 'component:default/web', from: ['east'], to: ['west'] },
};
const plan = {
  hash: 'abc',
  steps: [
    {
      sentence: "Move all of east's traffic to west.",
      traffic: [
        {
          cluster: 'west',
          object: { kind: 'TrafficSplit', namespace: 'web', name: 'web' },
          before: { web: 50, 'web-east': 50 },
          after: { web: 100, 'web-east': 0 },
        },
      ],
    },
  ],
  problems: [
    { rule: 3, severity: 'error', message: 'No room.', overridable: true },
  ],
};
const LOG = [
  "Move all of east's traffic to west.",
  '[west] TrafficSplit web/web: web 50 > 100, web-east 50 > 0',
  'Rule 3: No room.',
];

function backendThat(state: string, message?: string) {
  const run = { id: 'r1', number: 4, state, message, endedAt: 1 };
  const said = { sequence: 1, at: 1, level: 'info', message: 'It moves.' };
  return new FakeBackend({
    'POST /failover/component/default/web/plan': [{ body: plan }],
    'POST /failover/component/default/web/runs': [
      { status: 201, body: { ...run, state: 'requested' } },
    ],
    'GET /runs/r1/events': [
      { body: { events: [said], run } },
      { body: { events: [], run } },
    ],
  });
}

const actionOn = ({ service }: FakeBackend) =>
  createFailoverAction({ multicluster: service, patience: IMPATIENT });

describe('multicluster:failover', () => {
  it('starts the plan that it has logged, and follows until the targets serve', async () => {
    const backend = backendThat('serving');
    const step = stepWith({ input });
    await step.run(actionOn(backend));
    const [started] = backend.sent('POST /failover/component/default/web/runs');
    expect(started).toEqual({
      ...{ intent, mode: 'planned', hash: 'abc', reason: input.reason },
      requestId: expect.stringMatching(/^task-1\.deploy\./),
    });
    expect(step.log).toEqual([...LOG, 'It moves.']);
    expect(step.outputs).toEqual({
      ...{ runId: 'r1', state: 'serving', sentence: 'Run #4 is serving.' },
      url: '/catalog/default/component/web/failover?run=r1',
    });
  });

  it('starts one run, however often the step runs', async () => {
    const backend = backendThat('serving');
    const step = stepWith({ input });
    await step.run(actionOn(backend));
    await step.run(actionOn(backend));
    expect(
      backend.sent('POST /failover/component/default/web/runs'),
    ).toHaveLength(1);
  });

  it('only plans in a dry run', async () => {
    const backend = backendThat('serving');
    const step = stepWith({ input });
    await step.run(actionOn(backend), { isDryRun: true });
    expect(step.log).toEqual(LOG);
    expect(step.outputs).toMatchObject({
      ...{ state: 'planned', sentence: 'No room.' },
    });
    expect(backend.calls.map(({ path }) => path)).toEqual([
      '/failover/component/default/web/plan',
    ]);
  });

  it.each([
    ['rejected', 'No room.'],
    ['holding', 'A guard was breached.'],
    ['rolledBack', undefined],
  ])('fails when the run is %s, and says why', async (state, message) => {
    const step = stepWith({ input });
    await expect(
      step.run(actionOn(backendThat(state, message))),
    ).rejects.toThrow(message ?? `Run #4 is ${state}`);
    expect(step.outputs).toMatchObject({ runId: 'r1', state });
  });

  it('says what the backend refuses', async () => {
    const backend = new FakeBackend({
      'POST /failover/component/default/web/plan': [
        refusal(403, 'NotAllowedError', 'You may not plan it.'),
      ],
    });
    await expect(stepWith({ input }).run(actionOn(backend))).rejects.toThrow(
      'You may not plan it.',
    );
  });
});
