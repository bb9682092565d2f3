import { FailoverRun } from '@multicluster/backstage-plugin-multicluster-common';
import { sketchRun } from '../runFixtures';
import { filterRuns, groupRuns, RunFilter } from './filterRuns';

const NOW = 1_790_000_000_000;

function run(id: string, given: Partial<FailoverRun> = {}): FailoverRun {
  return sketchRun(NOW, { id, ...given });
}

describe('filterRuns', () => {
  const runs = [
    run('a', { reason: 'east is slow' }),
    run('b', { entityRef: 'component:default/shop', mode: 'emergency' }),
  ];
  const owners = (ref: string) =>
    ref.endsWith('shop') ? ['group:default/shop'] : [];

  it.each<[RunFilter, string[]]>([
    [{}, ['a', 'b']],
    [{ text: ' SLOW ' }, ['a']],
    [{ text: 'shop' }, ['b']],
    [{ mode: 'emergency' }, ['b']],
    [{ cluster: 'east' }, ['a', 'b']],
    [{ cluster: 'edge' }, []],
    [{ owner: 'group:default/shop' }, ['b']],
    [{ owner: 'group:default/shop', mode: 'planned' }, []],
  ])('%j', (filter, expected) => {
    const found = filterRuns(runs, filter, owners);
    expect(found.map(({ id }) => id)).toEqual(expected);
  });
});

describe('groupRuns', () => {
  it('puts first what a person must decide', () => {
    const groups = groupRuns([
      run('moving', { state: 'ramping' }),
      run('served', { state: 'serving' }),
      run('over', { state: 'committed' }),
      run('stuck', { state: 'needsDecision' }),
      run('held', { state: 'holding' }),
    ]);
    const ids = (list: FailoverRun[]) => list.map(({ id }) => id);
    expect(ids(groups.waiting)).toEqual(['stuck', 'held', 'served']);
    expect(ids(groups.running)).toEqual(['moving']);
    expect(ids(groups.ended)).toEqual(['over']);
  });
});
