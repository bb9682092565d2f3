import { KubernetesObject } from '../types';
import { hideSecrets } from './hideSecrets';

const pod = (...containers: object[]): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a' },
  spec: { containers },
});

describe('hideSecrets', () => {
  it('leaves objects alone when there are no secrets', () => {
    const live = pod({ name: 'x', args: ['a'] });
    expect(hideSecrets(live, undefined, [])).toEqual({
      live,
      wanted: undefined,
    });
  });

  it.each([
    ['a part of a text', ['--password=s3cret-word'], ['--password=old']],
    ['a number', [20_406_080], [1]],
    ['a place that is new', ['s3cret-word', 'b'], []],
  ])('hides %s on both sides', (_, wanted, live) => {
    const secrets = ['s3cret-word', '20406080'];
    const hidden = hideSecrets(
      pod({ name: 'x', args: live }),
      pod({ name: 'x', args: wanted }),
      secrets,
    );
    expect(JSON.stringify(hidden)).not.toMatch(/s3cret-word|20406080/);
    expect(hidden.live).toEqual(
      pod({ name: 'x', args: live.map(() => '(hidden)') }),
    );
  });

  it('finds the old value of an entry that has moved, by its name', () => {
    const env = (name: string, value: string) => ({ name, value });
    const hidden = hideSecrets(
      pod({ name: 'x', env: [env('TOKEN', 'old-word'), env('LEVEL', 'info')] }),
      pod({ name: 'x', env: [env('LEVEL', 'info'), env('TOKEN', 'new-word')] }),
      ['new-word'],
    );
    expect(hidden.live).toEqual(
      pod({ name: 'x', env: [env('TOKEN', '(hidden)'), env('LEVEL', 'info')] }),
    );
    expect(hidden.wanted).toEqual(
      pod({ name: 'x', env: [env('LEVEL', 'info'), env('TOKEN', '(hidden)')] }),
    );
  });

  it('takes a short secret for one only where it is the whole text', () => {
    const { wanted } = hideSecrets(
      undefined,
      pod({ name: 'x', a: 'on', b: 'one' }),
      ['on'],
    );
    expect(wanted).toEqual(pod({ name: 'x', a: '(hidden)', b: 'one' }));
  });
});
