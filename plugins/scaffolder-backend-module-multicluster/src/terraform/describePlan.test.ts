import { describePlan, PlanJson } from './describePlan';

type Change = NonNullable<PlanJson['resource_changes']>[number]['change'];

const resource = (address: string, change: Change) => ({
  address,
  mode: 'managed',
  change,
});

describe('describePlan', () => {
  it.each<[string, string[], string]>([
    ['create', ['create'], 'Create 1, change 0, destroy 0'],
    ['update', ['update'], 'Create 0, change 1, destroy 0'],
    ['delete', ['delete'], 'Create 0, change 0, destroy 1'],
    ['replace', ['delete', 'create'], 'Create 1, change 0, destroy 1'],
    ['replace', ['create', 'delete'], 'Create 1, change 0, destroy 1'],
  ])('counts a %s', (action, actions, summary) => {
    expect(
      describePlan({ resource_changes: [resource('a.b', { actions })] }),
    ).toMatchObject({
      hasChanges: true,
      summary,
      changes: [{ address: 'a.b', action }],
    });
  });

  it.each<[string, PlanJson, boolean, string]>([
    ['nothing', {}, false, 'No changes'],
    [
      'no-ops and reads',
      {
        resource_changes: [
          resource('a.b', { actions: ['no-op'] }),
          resource('data.a.b', { actions: ['read'] }),
        ],
        output_changes: { x: { actions: ['no-op'] } },
      },
      false,
      'No changes',
    ],
    [
      'outputs alone',
      { output_changes: { x: { actions: ['update'] } } },
      true,
      'Only outputs change',
    ],
  ])('says what a plan of %s does', (_, plan, hasChanges, summary) => {
    expect(describePlan(plan)).toMatchObject({ hasChanges, summary });
  });

  it('shows fields, and nothing that is sensitive', () => {
    const { details } = describePlan({
      variables: { password: { value: 'hunter2' } },
      resource_changes: [
        resource('terraform_data.cluster', {
          actions: ['create'],
          before: null,
          after: { input: { name: 'north', password: 'hunter2' }, tags: null },
          after_unknown: { id: true, input: {} },
          before_sensitive: false,
          after_sensitive: { input: { password: true } },
        }),
        resource('aws_db.main', {
          actions: ['update'],
          before: { size: 1, kept: 'same', token: 'old-token', gone: 'x' },
          after: { size: 2, kept: 'same', token: 'new-token' },
          before_sensitive: { token: true },
          after_sensitive: { token: true },
        }),
        resource('aws_key.all', {
          actions: ['delete', 'create'],
          before: { secret: 'old-secret' },
          after: { secret: 'new-secret' },
          before_sensitive: true,
          after_sensitive: true,
        }),
        resource('aws_vm.old', {
          actions: ['delete'],
          before: { disk: 'x' },
        }),
      ],
      output_changes: { kubeconfig: { actions: ['create'] } },
    });
    expect(details.split('\n')).toEqual([
      '+ terraform_data.cluster (create)',
      '    id: (known after apply)',
      '    input.name: "north"',
      '    input.password: (sensitive)',
      '~ aws_db.main (update)',
      '    gone: "x" → (none)',
      '    size: 1 → 2',
      '    token: (sensitive) → (sensitive)',
      '-/+ aws_key.all (replace)',
      '- aws_vm.old (delete)',
      'output kubeconfig changes',
    ]);
  });

  it('stays short, and says what it leaves out', () => {
    const after = Object.fromEntries(
      Array.from({ length: 50 }, (_, n) => [`field${n}`, 'x'.repeat(1_000)]),
    );
    const { details, changes } = describePlan({
      resource_changes: Array.from({ length: 300 }, (_, n) =>
        resource(`a.b[${n}]`, { actions: ['create'], after }),
      ),
    });
    expect(changes).toHaveLength(300);
    expect(details).toContain('… and 100 more resources');
    expect(details).toContain('    … and 10 more fields');
    expect(details).not.toContain('x'.repeat(200));
  });
});
