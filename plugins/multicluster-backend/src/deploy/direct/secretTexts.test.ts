import { secretTexts } from './secretTexts';

describe('secretTexts', () => {
  it('finds every text and number, as it is and as a Secret has it', () => {
    const texts = secretTexts({
      password: 'word',
      nested: { list: ['one', { pin: 1234 }] },
      on: true,
      empty: '',
      nothing: null,
    });
    expect(texts).toEqual([
      'word',
      'one',
      '1234',
      'd29yZA==',
      'b25l',
      'MTIzNA==',
    ]);
  });

  it('has none without values', () => {
    expect(secretTexts(undefined)).toEqual([]);
  });
});
