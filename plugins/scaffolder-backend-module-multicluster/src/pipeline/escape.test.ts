import { execFileSync } from 'node:child_process';
import {
  githubLiteral,
  githubText,
  groovyString,
  keyOf,
  shellWord,
} from './escape';

describe('groovyString', () => {
  it.each([
    ['east', `'east'`],
    [`it's`, String.raw`'it\'s'`],
    ['a\\b', String.raw`'a\\b'`],
    ['a\nb\r\tc', String.raw`'a\nb\r\tc'`],
    ['${x}', `'\${x}'`],
    ['ü\u0000', String.raw`'\u00fc\u0000'`],
    ['\\u0027', String.raw`'\\u0027'`],
  ])('writes %j', (text, expected) => {
    expect(groovyString(text)).toBe(expected);
  });
});

describe('shellWord', () => {
  it.each([
    'east',
    '',
    `it's`,
    '$(id) `id` $HOME',
    'a b\tc\nd',
    '"; rm -rf /; "',
    '-n',
    'back\\slash',
    'ünï 🚀',
    '*?[a]~!{a,b}',
    "'''",
  ])('is one word for a real shell: %j', text => {
    const said = execFileSync('/bin/sh', [
      '-c',
      `printf '<%s>' ${shellWord(text)}`,
    ]);
    expect(said.toString()).toBe(`<${text}>`);
  });
});

describe('githubText and githubLiteral', () => {
  it('leave nothing to evaluate', () => {
    expect(githubText('a ${{ x }} b')).toBe("a ${{ '${{' }} x }} b");
    expect(githubLiteral(`it's`)).toBe(`'it''s'`);
  });
});

describe('keyOf', () => {
  it.each([
    ['east', 'east'],
    ['eu-west-1', 'eu-west-1'],
    ['East', expect.stringMatching(/^east-[0-9a-f]{8}$/)],
    ['a/../b', expect.stringMatching(/^a-b-[0-9a-f]{8}$/)],
    ['', expect.stringMatching(/^[0-9a-f]{8}$/)],
    ['…', expect.stringMatching(/^[0-9a-f]{8}$/)],
    [
      'arn:aws:eks:eu-west-1:1234:cluster/prod',
      expect.stringMatching(/^arn-aws-eks-eu-west-1-1234-clu-[0-9a-f]{8}$/),
    ],
  ])('calls %j %j', (cluster, expected) => {
    expect(keyOf(cluster)).toEqual(expected);
  });

  it('keeps apart what would look the same', () => {
    const keys = ['a b', 'a/b', 'A b', 'a-b', 'a_b'].map(keyOf);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
