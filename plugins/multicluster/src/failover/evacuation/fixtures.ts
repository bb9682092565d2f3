import {
  Evacuation,
  EvacuationPlan,
  EvacuationPlanRequest,
} from '@multicluster/backstage-plugin-multicluster-common';

const ref = (name: string) => `component:default/${name}`;

/** Three services of east in two waves, one that stays, and two that are hidden. */
export function sketchEvacuationPlan(
  request: EvacuationPlanRequest,
): EvacuationPlan {
  const { clusters = ['east'], region, mode, waveSize = 5 } = request;
  const service = (name: string) => ({
    ...{ entityRef: ref(name), hash: name, problems: [] },
    sentence: 'To west, in 2 steps.',
  });
  return {
    ...{ clusters, region, mode, waveSize, hash: 'f00', hidden: 2 },
    waves: [
      { services: [service('api'), service('web')] },
      { services: [service('shop')] },
    ],
    leftOut: [{ entityRef: ref('db'), why: 'There is no second place.' }],
  };
}

/** Of east, paused in its first wave. */
export function sketchEvacuation(given: Partial<Evacuation> = {}): Evacuation {
  return {
    ...{ id: 'e-1', number: 1, clusters: ['east'], mode: 'planned' },
    ...{ reason: 'east is rebuilt', createdBy: 'user:default/ann' },
    ...{ createdAt: Date.now() - 60_000, waveSize: 2, state: 'paused' },
    message: 'component:default/web: Run #3 holds.',
    services: [
      { entityRef: ref('api'), wave: 0, state: 'done', runId: 'r1', number: 1 },
      {
        ...{ entityRef: ref('web'), wave: 0, state: 'failed' },
        ...{ runId: 'r3', number: 3, message: 'Run #3 holds.' },
      },
      { entityRef: ref('shop'), wave: 1, state: 'waiting' },
    ],
    ...given,
  };
}
