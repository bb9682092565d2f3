import { RunState } from '../runRecord';
import { commandEvacuation } from './commandEvacuation';
import { nextOfEvacuation } from './nextOfEvacuation';
import { Evacuation, EvacuationService } from './types';

const NOW = 2_000;

function service(
  text: string,
  index: number,
): { service: EvacuationService; run?: RunState } {
  const [wave, state, run] = text.split(' ');
  const runId = run && `r${index}`;
  return {
    service: {
      entityRef: `component:default/s${index}`,
      wave: Number(wave),
      state: state as EvacuationService['state'],
      ...(runId && { runId, number: index }),
    },
    run: run as RunState,
  };
}

/** Services as `<wave> <state> <state of its run>`. */
function sketch(texts: string[], given: Partial<Evacuation> = {}) {
  const all = texts.map(service);
  const evacuation: Evacuation = {
    ...{ id: 'e', number: 1, clusters: ['east'], mode: 'planned' },
    ...{ reason: 'because', createdBy: 'user:default/ann', createdAt: 1_000 },
    ...{ state: 'running', waveSize: 2 },
    services: all.map(one => one.service),
    ...given,
  };
  const runs = new Map(
    all.flatMap(({ run, service: { runId, number } }) =>
      run
        ? [[runId!, { id: runId!, number: number!, state: run }] as const]
        : [],
    ),
  );
  return { evacuation, runs };
}

const next = (texts: string[], given: Partial<Evacuation> = {}) => {
  const { evacuation, runs } = sketch(texts, given);
  return nextOfEvacuation(evacuation, runs, NOW);
};

describe('nextOfEvacuation', () => {
  it.each<[string, string[], number[], string]>([
    [
      'starts the first wave',
      ['0 waiting', '0 waiting', '1 waiting'],
      [0, 1],
      'running',
    ],
    [
      'starts what is left of a wave',
      ['0 started ramping', '0 waiting', '1 waiting'],
      [1],
      'running',
    ],
    [
      'waits for a wave',
      ['0 started serving', '0 started soaking', '1 waiting'],
      [],
      'running',
    ],
    [
      'waits for an approval',
      ['0 started awaitingApproval', '1 waiting'],
      [],
      'running',
    ],
    [
      'goes on when all serve',
      ['0 started serving', '0 done', '1 waiting'],
      [2],
      'running',
    ],
    [
      'goes on when all were committed',
      ['0 started committed', '1 waiting'],
      [1],
      'running',
    ],
    [
      'goes on after what was skipped',
      ['0 skipped failed', '1 waiting'],
      [1],
      'running',
    ],
    [
      'waits again for what was skipped and goes on',
      ['0 skipped ramping', '1 waiting'],
      [],
      'running',
    ],
    ['ends', ['0 done', '1 started serving', '1 skipped'], [], 'ended'],
    ['ends without services', [], [], 'ended'],
    [
      'stops at one that holds',
      ['0 started holding', '1 waiting'],
      [],
      'paused',
    ],
    [
      'stops at one to decide',
      ['0 started needsDecision', '1 waiting'],
      [],
      'paused',
    ],
    [
      'stops at one that failed',
      ['0 started failed', '0 waiting'],
      [],
      'paused',
    ],
    [
      'stops at one that was rejected',
      ['0 started rejected', '1 waiting'],
      [],
      'paused',
    ],
    [
      'stops at one that goes back',
      ['0 started rollingBack', '1 waiting'],
      [],
      'paused',
    ],
    ['stops at one that was aborted', ['0 started aborted'], [], 'paused'],
    [
      'stops at one that could not be started',
      ['0 failed', '0 waiting'],
      [],
      'paused',
    ],
  ])('%s', (_, texts, start, state) => {
    const step = next(texts);
    expect(step.start.map(({ entityRef }) => entityRef)).toEqual(
      start.map(index => `component:default/s${index}`),
    );
    expect(step.evacuation.state).toBe(state);
    expect(step.evacuation.endedAt).toBe(state === 'ended' ? NOW : undefined);
  });

  it('says why it is paused, and follows the runs all the same', () => {
    const step = next(['0 started holding', '0 started failed', '1 waiting']);
    expect(step.evacuation.message).toBe(
      'component:default/s0: Run #0 holds. So it is with 1 more.',
    );
    const later = next(['0 failed serving', '1 waiting'], { state: 'paused' });
    expect(later.evacuation.services[0].state).toBe('done');
    expect([later.start, later.evacuation.state]).toEqual([[], 'paused']);
  });

  it.each(['ended', 'aborted'] as const)('leaves alone what is %s', state => {
    const { evacuation, runs } = sketch(['0 started holding'], { state });
    const step = nextOfEvacuation(evacuation, runs, NOW);
    expect(step).toEqual({ evacuation, start: [] });
  });
});

describe('commandEvacuation', () => {
  const give = (
    type: 'pause' | 'resume' | 'abort',
    { evacuation }: ReturnType<typeof sketch>,
  ) => commandEvacuation(evacuation, { type }, { by: 'ben', now: NOW });

  it('pauses, and goes on without what has failed', () => {
    const { evacuation } = sketch(['0 failed', '1 waiting']);
    const paused = give('pause', { evacuation, runs: new Map() });
    expect(paused).toMatchObject({
      state: 'paused',
      message: 'Paused by ben.',
    });
    const resumed = give('resume', { evacuation: paused, runs: new Map() });
    expect(resumed.message).toBeUndefined();
    expect(resumed.services.map(({ state }) => state)).toEqual([
      ...['skipped', 'waiting'],
    ]);
    expect(nextOfEvacuation(resumed, new Map(), NOW).start).toHaveLength(1);
  });

  it('aborts what was not started, and leaves the rest', () => {
    const aborted = give('abort', sketch(['0 started ramping', '1 waiting']));
    expect(aborted).toMatchObject({
      ...{ state: 'aborted', endedAt: NOW },
      services: [{ state: 'started' }, { state: 'skipped' }],
    });
  });

  it.each([
    ['pause', 'paused'],
    ['resume', 'running'],
    ['pause', 'ended'],
    ['resume', 'aborted'],
    ['abort', 'ended'],
  ] as const)('does not %s what is %s', (type, state) => {
    expect(() => give(type, sketch([], { state }))).toThrow(/^It /);
  });
});
