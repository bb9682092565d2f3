import { readSecretValues } from './readSecretValues';

describe('readSecretValues', () => {
  const secrets = { db: 'one', api: 'two' };
  const read = (names: { [path: string]: string }) =>
    readSecretValues({ names, secrets, isDryRun: false });

  it('puts secrets where the paths say', () => {
    expect(read({ 'db.password': 'db', 'keys["a.b"]': 'api' })).toEqual({
      db: { password: 'one' },
      keys: { 'a.b': 'two' },
    });
  });

  it('is nothing when no secret is named', () => {
    expect(
      readSecretValues({ names: undefined, secrets, isDryRun: false }),
    ).toBeUndefined();
  });

  it.each([
    ['a secret that is not there', { a: 'constructor' }, "'constructor'"],
    ['a path below another one', { db: 'db', 'db.password': 'db' }, 'below'],
    ['a prototype', { '__proto__.a': 'db' }, "must not set '__proto__.a'"],
    ['what is no path', { 'a..b': 'db' }, "'a..b' is no path"],
  ])('refuses %s', (_, names, message) => {
    expect(() => read(names)).toThrow(message);
  });
});
