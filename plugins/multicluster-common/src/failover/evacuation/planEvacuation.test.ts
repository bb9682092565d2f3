import { facts, readiness, split } from '../__testUtils__/facts';
import { planFailover } from '../planFailover';
import { PlanFacts } from '../planTypes';
import { FailoverPlan } from '../types';
import {
  EvacuationFacts,
  evacuationName,
  planEvacuation,
  sendsTo,
} from './planEvacuation';

function planOf(name: string, given: Partial<PlanFacts> = {}): FailoverPlan {
  const entityRef = `component:default/${name}`;
  const intent = { entityRef, from: ['east'], to: [] };
  return planFailover(facts({ intent, ...given }));
}

/** With an object that another service uses as well. */
function sharing(name: string, object: string, ...others: string[]) {
  const entityRefs = others.map(other => `component:default/${other}`);
  const { object: like, cluster } = split();
  return planOf(name, {
    shared: [{ object: { ...like, name: object }, cluster, entityRefs }],
  });
}

function evacuate(plans: FailoverPlan[], given: Partial<EvacuationFacts> = {}) {
  return planEvacuation({
    ...{ clusters: ['east'], mode: 'planned', waveSize: 5, hidden: 0 },
    ...{ plans, leftOut: [], hash: text => `#${text}`, ...given },
  });
}

const wavesOf = (plan: ReturnType<typeof evacuate>) =>
  plan.waves.map(({ services }) =>
    services.map(({ entityRef }) => entityRef.split('/')[1]).join(' '),
  );

describe('planEvacuation', () => {
  const many = ['d', 'b', 'a', 'e', 'c'].map(name => planOf(name));

  it.each<[string, FailoverPlan[], number, string[]]>([
    ['nothing', [], 5, []],
    ['one wave by name', many, 5, ['a b c d e']],
    ['waves of two', many, 2, ['a b', 'c d', 'e']],
    ['one by one', many, 1, ['a', 'b', 'c', 'd', 'e']],
    ['at least one', many.slice(0, 2), 0, ['b', 'd']],
    [
      'one that names another, apart',
      [sharing('a', 'x', 'b'), planOf('b'), planOf('c')],
      5,
      ['a c', 'b'],
    ],
    [
      'two that name an object, apart',
      [sharing('a', 'x', 'z'), sharing('b', 'x', 'z'), sharing('c', 'y', 'z')],
      5,
      ['a c', 'b'],
    ],
  ])('makes of services %s', (_, plans, waveSize, expected) => {
    expect(wavesOf(evacuate(plans, { waveSize }))).toEqual(expected);
  });

  it('says where each goes, under its own hash, and what is against it', () => {
    const plan = planOf('a', {
      readiness: new Map([
        ['east', readiness('east')],
        ['west', readiness('west', 'limited')],
      ]),
    });
    const [{ services }] = evacuate([plan]).waves;
    expect(services).toEqual([
      {
        ...{ entityRef: plan.entityRef, hash: plan.hash },
        ...{ problems: plan.problems, sentence: 'To west, in 5 steps.' },
      },
    ]);
  });

  it.each<[string, Partial<PlanFacts>, string]>([
    ['nothing steers it', { hops: [] }, 'Nothing here can steer traffic.'],
    [
      'there is no second place',
      { hops: [split({ backends: split().backends.slice(1) })] },
      'There is no second place that could serve.',
    ],
  ])('leaves out a service when %s', (_, given, why) => {
    const plan = evacuate([planOf('a', given), planOf('b')], {
      leftOut: [{ entityRef: 'component:default/0', why: 'You may not.' }],
    });
    expect(wavesOf(plan)).toEqual(['b']);
    expect(plan.leftOut).toEqual([
      { entityRef: 'component:default/0', why: 'You may not.' },
      { entityRef: 'component:default/a', why },
    ]);
  });

  it('has another hash for another plan, and the same for other words', () => {
    const { hash } = evacuate(many);
    expect(evacuate([...many].reverse()).hash).toBe(hash);
    const moved = planOf('a', { hops: [split({ id: 'other' })] });
    const left = (why: string) =>
      evacuate(many, { leftOut: [{ entityRef: 'x', why }] }).hash;
    const others = [
      evacuate(many, { waveSize: 2 }).hash,
      evacuate(many, { region: 'us' }).hash,
      evacuate([moved, ...many.slice(0, 2)]).hash,
      left('so'),
    ];
    expect(new Set([hash, ...others]).size).toBe(5);
    expect(left('so')).toBe(left('otherwise'));
  });

  it('is named by its region, else by its clusters', () => {
    expect(evacuationName({ clusters: ['east'] })).toBe('east');
    expect(evacuationName({ clusters: ['a', 'b'], region: 'us' })).toBe('us');
  });

  it.each([
    [['east'], true],
    [['north', 'west'], true],
    [['north'], false],
  ])('sends to %s: %s', (clusters, expected) => {
    expect(sendsTo([split()], clusters)).toBe(expected);
  });

  it('does not send where the weight is 0', () => {
    const backends = split().backends.map(one => ({ ...one, weight: 0 }));
    expect(sendsTo([split({ backends })], ['east'])).toBe(false);
  });
});
