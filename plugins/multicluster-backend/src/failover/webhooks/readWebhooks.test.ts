import { ConfigReader } from '@backstage/config';
import { readWebhooks } from './readWebhooks';

const read = (webhooks?: unknown) =>
  readWebhooks(
    new ConfigReader({
      multicluster: { failover: { webhooks: webhooks as {} } },
    }),
  );

describe('webhooks', () => {
  it('are none without any configuration', () => {
    expect([...read()]).toEqual([]);
  });

  it.each([
    'https://hooks.example.com/promote?key=1',
    'http://localhost:8080/',
    'http://127.0.0.1:8080/hook',
    'http://[::1]:8080/',
  ])('take the address %s', url => {
    const webhook = { url, authorization: 'Bearer t' };
    expect(read({ database: webhook }).get('database')).toEqual(webhook);
  });

  it.each([
    [{ a: { url: 'hooks:x y' } }, 'webhooks.a.url', 'https'],
    [{ a: { url: 'http://secret.example.com' } }, 'webhooks.a.url', 'https'],
    [{ a: { url: 'http://127.secret.example' } }, 'webhooks.a.url', 'https'],
    [{ a: { url: 'ftp://secret' } }, 'webhooks.a.url', 'https'],
    [{ a: { url: 'https://u:secret@x' } }, 'webhooks.a.url', 'credentials'],
    [
      { a: { url: 'https://x', authorization: 'secret\nx: y' } },
      ...(['webhooks.a.authorization', 'header'] as const),
    ],
    [{ a: { url: 'https://x', token: 't' } }, 'webhooks.a', 'token'],
    [{ '../a': { url: 'https://x' } }, 'webhooks', 'Invalid key'],
  ])('refuse %j at the start, and say where', (given, key, why) => {
    expect(() => read(given)).toThrow(key);
    expect(() => read(given)).toThrow(why);
    expect(() => read(given)).not.toThrow('secret');
  });
});
