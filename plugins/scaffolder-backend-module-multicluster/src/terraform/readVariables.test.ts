import { readVariables } from './readVariables';

describe('readVariables', () => {
  it('takes secrets from the task', () => {
    expect(
      readVariables(
        { secrets: { adminPassword: 'hunter2', other: 'x' } },
        {
          variables: { name: 'north' },
          secretVariables: { password: 'adminPassword' },
        },
      ),
    ).toEqual({ plain: { name: 'north' }, secret: { password: 'hunter2' } });
  });

  it.each([
    [
      'a secret that the task has not',
      { secretVariables: { password: 'nope' } },
      "the task secret 'nope' for 'password'",
    ],
    [
      'a property of every object',
      { secretVariables: { password: 'constructor' } },
      "the task secret 'constructor'",
    ],
    [
      'a variable given twice',
      { variables: { a: 1 }, secretVariables: { a: 'known' } },
      "'a' is in 'variables' and in 'secretVariables'",
    ],
    ['a name with spaces', { variables: { 'a b': 1 } }, "'a b' cannot be"],
    [
      'a name that would set another variable of the environment',
      { secretVariables: { 'a=b': 'known' } },
      "'a=b' cannot be",
    ],
  ])('refuses %s', (_, input, message) => {
    expect(() => readVariables({ secrets: { known: 'x' } }, input)).toThrow(
      message,
    );
  });
});
