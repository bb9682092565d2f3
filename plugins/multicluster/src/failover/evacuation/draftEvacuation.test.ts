import {
  Evacuation,
  EvacuationPlan,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  firstDraft,
  planRequest,
  refuseEvacuation,
  startRequest,
  wavesOf,
} from './draftEvacuation';

const plan: EvacuationPlan = {
  ...{ clusters: ['east'], mode: 'emergency', waveSize: 5, hash: 'f00' },
  waves: [{ services: [] }],
  leftOut: [],
  hidden: 0,
};
const full = {
  ...firstDraft('east'),
  ...{ mode: 'emergency' as const, reason: ' fire ', confirm: 'east' },
};

describe('the draft of an evacuation', () => {
  it('asks for a cluster or for a region', () => {
    expect(planRequest(firstDraft('east'))).toEqual({
      ...{ clusters: ['east'], mode: 'planned', waveSize: 5 },
    });
    const region = { ...full, left: 'region North Europe', waveSize: '2' };
    expect(planRequest(region)).toEqual({
      ...{ region: 'North Europe', mode: 'emergency', waveSize: 2 },
    });
    expect(planRequest(firstDraft(undefined))).toBeUndefined();
    expect(planRequest({ ...full, waveSize: '0' })).toBeUndefined();
  });

  it('starts the plan that was looked at', () => {
    expect(refuseEvacuation(plan, full)).toBeUndefined();
    expect(startRequest(plan, full)).toEqual({
      ...{ clusters: ['east'], mode: 'emergency', waveSize: 5, hash: 'f00' },
      ...{ reason: 'fire', confirm: 'east' },
    });
  });

  it.each([
    [{ left: '' }, plan, 'Choose'],
    [{ waveSize: '21' }, plan, '1 to 20'],
    [{}, undefined, 'One moment'],
    [{}, { ...plan, waves: [] }, 'nothing to move'],
    [{ reason: ' ' }, plan, 'why'],
    [{ confirm: 'eats' }, plan, 'Type east'],
  ])('is not started with %j', (change, of, why) => {
    expect(refuseEvacuation(of, { ...full, ...change })).toContain(why);
  });

  it('is counted by wave', () => {
    const states = ['done', 'skipped', 'failed', 'waiting'] as const;
    const services = states.map((state, index) => ({
      ...{ entityRef: `component:default/${index}`, state },
      wave: index < 3 ? 0 : 1,
    }));
    const waves = wavesOf({ services } as unknown as Evacuation);
    expect(waves.map(({ over, services: own }) => [over, own.length])).toEqual([
      [2, 3],
      [0, 1],
    ]);
  });
});
