import { matchesSelector } from './labelSelector';
import { entitySelector } from './selectEntity';

function entity(annotations: Record<string, string>) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'podinfo', annotations },
  };
}

const withSelector = (text: string) =>
  entitySelector(entity({ 'backstage.io/kubernetes-label-selector': text }))!;

describe('entitySelector', () => {
  it('reads the id as a label, and the scope', () => {
    expect(
      entitySelector(
        entity({
          'backstage.io/kubernetes-id': 'podinfo',
          'backstage.io/kubernetes-namespace': 'web',
          'backstage.io/kubernetes-cluster': 'east',
        }),
      ),
    ).toEqual({
      entityRef: 'component:default/podinfo',
      matchLabels: { 'backstage.io/kubernetes-id': 'podinfo' },
      matchExpressions: [],
      namespace: 'web',
      cluster: 'east',
    });
  });

  it('has nothing for an entity without annotations', () => {
    expect(entitySelector(entity({}))).toBeUndefined();
  });

  it('prefers the label selector to the id, as the Kubernetes plugin does', () => {
    const selector = entitySelector(
      entity({
        'backstage.io/kubernetes-id': 'podinfo',
        'backstage.io/kubernetes-label-selector': 'app=podinfo',
      }),
    );
    expect(selector!.matchLabels).toEqual({ app: 'podinfo' });
  });

  it.each([
    ['a=b', { a: 'b' }, []],
    [' a == b , c = d ', { a: 'b', c: 'd' }, []],
    ['a=b,c!=d', { a: 'b' }, [['c', 'NotIn', ['d']]]],
    ['a=b,c in (d, e)', { a: 'b' }, [['c', 'In', ['d', 'e']]]],
    ['a=b,c notin (d,e)', { a: 'b' }, [['c', 'NotIn', ['d', 'e']]]],
    ['a=b,c', { a: 'b' }, [['c', 'Exists', []]]],
    ['a=b,!c', { a: 'b' }, [['c', 'DoesNotExist', []]]],
    ['a in (b)', { a: 'b' }, []],
    [
      'app.kubernetes.io/name=pod_info.v1',
      { 'app.kubernetes.io/name': 'pod_info.v1' },
      [],
    ],
    ['a=', { a: '' }, []],
  ])('reads %s', (text, matchLabels, expressions) => {
    const selector = withSelector(text);
    expect(selector.matchLabels).toEqual(matchLabels);
    expect(
      selector.matchExpressions.map(({ key, operator, values }) => [
        key,
        operator,
        values,
      ]),
    ).toEqual(expressions);
  });

  it.each([
    ['a=b,', 'an empty part'],
    ['a=b,c in d', 'c in d'],
    ['a in (b', 'a in (b'],
    ['a=b c', 'a=b c'],
    ['a>1', 'a>1'],
    ['-a=b', '-a=b'],
    ['a in (b,$)', 'a in (b,$)'],
  ])('says what it cannot read in %s', (text, part) => {
    expect(() => withSelector(text)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining(`cannot read '${part}'`),
      }),
    );
  });

  it.each(['a', '!a', 'a!=b'])(
    'refuses %s, which would match by what objects do not have',
    text => {
      expect(() => withSelector(text)).toThrow(
        /needs at least one 'key=value'/,
      );
    },
  );
});

describe('matchesSelector', () => {
  it.each([
    ['a=b', { a: 'b', x: 'y' }, true],
    ['a=b', { a: 'c' }, false],
    ['a=b,c!=d', { a: 'b' }, true],
    ['a=b,c!=d', { a: 'b', c: 'd' }, false],
    ['a in (b,c)', { a: 'c' }, true],
    ['a in (b,c)', {}, false],
    ['a=b,c notin (d)', { a: 'b', c: 'e' }, true],
    ['a=b,c', { a: 'b' }, false],
    ['a=b,!c', { a: 'b' }, true],
    ['a=b,!c', { a: 'b', c: '' }, false],
  ])('%s against %j is %s', (text, labels, expected) => {
    expect(matchesSelector(withSelector(text), labels)).toBe(expected);
  });
});
