import {
  FailoverPlan,
  PlanProblem,
  RunMode,
} from '@multicluster/backstage-plugin-multicluster-common';
import { chooseSides } from './chooseIntent';
import { overridable, refuseStart, startRequest } from './draftStart';
import { entityRef, sketchPlan, sketchView } from './fixtures';

const now = 1_700_000_000_000;
const intent = { entityRef, from: ['east'], to: ['west'] };
const problem = (given: Partial<PlanProblem>): PlanProblem => ({
  rule: 4,
  severity: 'error',
  message: 'West has no room.',
  overridable: true,
  ...given,
});
const planWith = (
  problems: PlanProblem[],
  mode: RunMode = 'planned',
): FailoverPlan => ({ ...sketchPlan({ intent, mode }, now), problems });
const draft = { reason: 'East is ill', confirm: '', setAside: [] as number[] };

describe('refuseStart', () => {
  const final = problem({ rule: 1, overridable: false, message: 'No target.' });
  it.each<[string, FailoverPlan, typeof draft, string | undefined]>([
    ['nothing stands against it', planWith([]), draft, undefined],
    [
      'there is no reason',
      planWith([]),
      { ...draft, reason: ' ' },
      'Say why: it is kept with the run.',
    ],
    [
      'only a warning stands against it',
      planWith([problem({ severity: 'warning' })]),
      draft,
      undefined,
    ],
    [
      'a rule stands against it',
      planWith([problem({})]),
      draft,
      'Rule 4 stands against it: set it aside first.',
    ],
    [
      'that rule is set aside',
      planWith([problem({})]),
      { ...draft, setAside: [4] },
      undefined,
    ],
    [
      'a rule cannot be set aside',
      planWith([problem({}), final]),
      { ...draft, setAside: [4, 1] },
      'No target.',
    ],
    [
      'the name is not typed in an emergency',
      planWith([], 'emergency'),
      { ...draft, confirm: 'podinf' },
      "Type 'podinfo' to confirm.",
    ],
    [
      'the name is typed',
      planWith([], 'emergency'),
      { ...draft, confirm: 'podinfo' },
      undefined,
    ],
  ])('when %s', (_, plan, filled, expected) => {
    expect(refuseStart(plan, filled)).toBe(expected);
  });

  it('offers each rule once', () => {
    const plan = planWith([problem({}), problem({ message: 'Nor edge.' })]);
    expect(overridable(plan)).toHaveLength(1);
  });

  it('asks for what was read, with what was set aside', () => {
    const plan = planWith([problem({})], 'emergency');
    expect(
      startRequest(
        plan,
        { reason: ' East is ill ', confirm: 'podinfo', setAside: [4] },
        'one',
      ),
    ).toEqual({
      intent,
      mode: 'emergency',
      hash: plan.hash,
      reason: 'East is ill',
      requestId: 'one',
      confirm: 'podinfo',
      overrides: [{ rules: [4], reason: 'East is ill' }],
    });
  });
});

describe('chooseSides', () => {
  const view = sketchView(now);
  const none = { from: [], to: [] };
  it.each([
    ['the least ready with traffic, if nothing is chosen', none, ['edge'], []],
    ['what is chosen', { from: ['east'], to: ['west'] }, ['east'], ['west']],
    [
      'no cluster that is gone, nor one on both sides',
      { from: ['east', 'mars'], to: ['east', 'west'] },
      ['east'],
      ['west'],
    ],
  ])('gives %s', (_, chosen, from, to) => {
    expect(chooseSides(view, chosen)).toEqual({ from, to });
  });

  it('passes over a cluster without traffic', () => {
    const shares = { observed: { east: 70, west: 30, edge: 0 } };
    expect(chooseSides({ ...view, shares }, none).from).toEqual(['east']);
  });

  it('chooses nobody where nothing is known', () => {
    expect(chooseSides({ readiness: [], shares: {} }, none)).toEqual(none);
  });
});
