import { buildRequest, readSelector, readTargets } from './buildRequest';

describe('readSelector', () => {
  it.each([
    ['provider=gcp', [['provider', 'In', ['gcp']]]],
    [
      'env in (prod, staging),region!=us-east-1',
      [
        ['env', 'In', ['prod', 'staging']],
        ['region', 'NotIn', ['us-east-1']],
      ],
    ],
    [
      'tier=core,!batch,gpu',
      [
        ['tier', 'In', ['core']],
        ['batch', 'DoesNotExist', []],
        ['gpu', 'Exists', []],
      ],
    ],
  ])('reads %s', (text, expected) => {
    expect(readSelector('targets.selector', text).requirements).toEqual(
      expected.map(([key, operator, values]) => ({ key, operator, values })),
    );
  });

  it('names the field and the part that it cannot read', () => {
    expect(() =>
      readSelector('valuesByRule[1].selector', 'env=prod,=b'),
    ).toThrow("'valuesByRule[1].selector' cannot be read at '=b'");
  });
});

describe('readTargets', () => {
  it('narrows a selector to the environment of the step', () => {
    expect(readTargets({ selector: 'provider=gcp' }, 'prod').selector).toEqual({
      requirements: [
        { key: 'provider', operator: 'In', values: ['gcp'] },
        { key: 'environment', operator: 'In', values: ['prod'] },
      ],
    });
  });

  it('makes no selector of names', () => {
    expect(readTargets({ names: ['east'] }, 'prod')).toEqual({
      names: ['east'],
    });
  });
});

describe('buildRequest', () => {
  const input = {
    app: 'shop',
    namespace: 'shop',
    entityRef: 'component:default/shop',
    source: { type: 'helm' as const, chart: 'chart' },
    targets: {},
  };

  it('layers values and reads the selectors of rules and waves', () => {
    const request = buildRequest({
      ...input,
      values: { replicas: 1 },
      valuesByRule: [{ selector: 'env=prod', values: { replicas: 3 } }],
      valuesByCluster: { edge: { replicas: 2 } },
      strategy: {
        type: 'waves',
        waves: [{ clusters: ['edge'] }, { selector: 'provider=aws' }],
        gate: { soakSeconds: 5 },
      },
    });
    const requirement = (key: string, value: string) => ({
      requirements: [{ key, operator: 'In', values: [value] }],
    });
    expect(request.values).toEqual({
      common: { replicas: 1 },
      rules: [
        { selector: requirement('env', 'prod'), values: { replicas: 3 } },
      ],
      clusters: { edge: { replicas: 2 } },
    });
    expect(request.strategy).toEqual({
      type: 'waves',
      waves: [
        { clusters: ['edge'], selector: undefined },
        { clusters: undefined, selector: requirement('provider', 'aws') },
      ],
      gate: { soakSeconds: 5 },
    });
  });

  it.each([
    ['app', { app: '../shop' }],
    ['app', { app: 'a'.repeat(54) }],
    ['namespace', { namespace: '$(id)' }],
  ])('refuses an impossible %s', (field, wrong) => {
    expect(() => buildRequest({ ...input, ...wrong })).toThrow(`'${field}'`);
  });
});
