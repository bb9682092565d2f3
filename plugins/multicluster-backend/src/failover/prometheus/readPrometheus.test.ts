import { ConfigReader } from '@backstage/config';
import { PrometheusServer, readPrometheus } from './readPrometheus';

const read = (prometheus?: unknown) =>
  readPrometheus(
    new ConfigReader({
      multicluster: { failover: { prometheus: prometheus as {} } },
    }),
  );
const url = 'https://prometheus.example.com';
const authorization = 'Bearer secret';

describe('servers of Prometheus', () => {
  it('are none without any configuration', () => {
    expect(read()).toEqual({ clusters: new Map() });
  });

  it('are one for all, and one for each cluster that has its own', () => {
    const own = { url: `${url}/west`, authorization: 'Basic d2VzdDo=' };
    expect(
      read({
        ...{ url, authorization },
        clusters: { west: own, east: { url: `${url}/east` } },
      }),
    ).toEqual({
      shared: { url, authorization },
      clusters: new Map<string, PrometheusServer>([
        ['west', own],
        ['east', { url: `${url}/east` }],
      ]),
    });
  });

  it.each([
    ['http://10.0.0.1:9090', 'http://10.0.0.1:9090'],
    [`${url}/`, url],
    [`${url}/select/0/prometheus//`, `${url}/select/0/prometheus`],
    ['HTTPS://Prometheus.example.com', url],
  ])('takes the address %s for %s', (given, taken) => {
    expect(read({ url: given }).shared?.url).toBe(taken);
  });

  it.each([
    [{ url: 'prometheus:9090' }, 'url', 'http or https'],
    [{ url: 'file:///etc/passwd' }, 'url', 'http or https'],
    [{ url: '' }, 'url', 'http or https'],
    [{ url: 'https://ann:secret@example.com' }, 'url', 'credentials'],
    [{ url: `${url}/?tenant=secret` }, 'url', 'end with its path'],
    [{ url: `${url}/#secret` }, 'url', 'end with its path'],
    [{ url, authorization: 'secret\nx: y' }, 'authorization', 'a header'],
    [{ url, authorization: 'secret\u20ac' }, 'authorization', 'a header'],
    [{ authorization }, 'authorization', "only for 'url'"],
    [{ clusters: { west: {} } }, 'clusters.west.url', 'expected string'],
    [{ clusters: { west: { url: 'x' } } }, 'clusters.west.url', 'http'],
    [{ clusters: { west: { url, token: 't' } } }, 'clusters.west', 'token'],
    [{ adress: url }, 'prometheus', 'adress'],
  ])('refuses %j at the start, and says where', (given, key, why) => {
    expect(() => read(given)).toThrow(key);
    expect(() => read(given)).toThrow(why);
    expect(() => read(given)).not.toThrow('secret');
  });
});
