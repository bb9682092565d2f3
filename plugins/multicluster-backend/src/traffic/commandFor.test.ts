import { execFileSync } from 'node:child_process';
import {
  invertChange,
  TrafficChange,
} from '@multicluster/backstage-plugin-multicluster-common';
import { commandFor } from './commandFor';

type Weights = { [backend: string]: number };

function change(
  driver: string,
  given: {
    apiVersion: string;
    kind: string;
    place?: string;
    before: Weights;
    after: Weights;
  },
): TrafficChange {
  const { apiVersion, kind, place, before, after } = given;
  const hop = `${driver}/west/${kind}/web/web`;
  return {
    hop: place ? `${hop}#${place}` : hop,
    driver,
    cluster: 'west',
    object: { apiVersion, kind, namespace: 'web', name: 'web' },
    ...{ before, after },
    resourceVersion: '7',
  };
}

const split = change('smi', {
  apiVersion: 'split.smi-spec.io/v1alpha2',
  kind: 'TrafficSplit',
  before: { web: 100, 'web-east': 0 },
  after: { web: 0, 'web-east': 100 },
});
const route = change('gateway-api', {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  place: '1',
  before: { 'web:80': 3, 'other/web-east:80': 1 },
  after: { 'web:80': 40, 'other/web-east:80': 60 },
});
const list = change('external-dns', {
  apiVersion: 'externaldns.k8s.io/v1alpha1',
  kind: 'DNSEndpoint',
  place: 'web.test/A',
  before: { '192.0.2.1': 1, '192.0.2.2': 1 },
  after: { '192.0.2.1': 0, '192.0.2.2': 1 },
});
const entries = change('external-dns', {
  apiVersion: 'externaldns.k8s.io/v1alpha1',
  kind: 'DNSEndpoint',
  place: 'web.test/A',
  before: { east: 1, west: 0 },
  after: { east: 0, west: 100 },
});
const gslb = (place: string) =>
  change('k8gb', {
    apiVersion: 'k8gb.absa.oss/v1beta1',
    kind: 'Gslb',
    place,
    before: { eu: 100, us: 0 },
    after: { eu: 0, us: 100 },
  });

describe('commandFor', () => {
  it.each<[string, TrafficChange, string]>([
    [
      'a TrafficSplit',
      split,
      `kubectl --context west -n web patch trafficsplits.split.smi-spec.io/web --type=json -p '${JSON.stringify(
        [
          { op: 'test', path: '/spec/backends/0/service', value: 'web' },
          { op: 'add', path: '/spec/backends/0/weight', value: 0 },
          { op: 'test', path: '/spec/backends/1/service', value: 'web-east' },
          { op: 'add', path: '/spec/backends/1/weight', value: 100 },
        ],
      )}'`,
    ],
    [
      'a rule of an HTTPRoute',
      route,
      `kubectl --context west -n web patch httproutes.gateway.networking.k8s.io/web --type=json -p '${JSON.stringify(
        [
          {
            op: 'test',
            path: '/spec/rules/1/backendRefs/0/name',
            value: 'web',
          },
          { op: 'add', path: '/spec/rules/1/backendRefs/0/weight', value: 40 },
          {
            op: 'test',
            path: '/spec/rules/1/backendRefs/1/name',
            value: 'web-east',
          },
          { op: 'add', path: '/spec/rules/1/backendRefs/1/weight', value: 60 },
        ],
      )}'`,
    ],
    [
      'the weights of a Gslb',
      gslb('weights'),
      `kubectl --context west -n web patch gslbs.k8gb.absa.oss/web --type=merge -p '{"spec":{"strategy":{"weight":{"eu":0,"us":100}}}}'`,
    ],
    [
      'the primary of a Gslb',
      gslb('primary'),
      `kubectl --context west -n web patch gslbs.k8gb.absa.oss/web --type=merge -p '{"spec":{"strategy":{"primaryGeoTag":"us"}}}'`,
    ],
    [
      'the targets of a record',
      list,
      `kubectl --context west -n web get dnsendpoints.externaldns.k8s.io/web -o json | jq '(.spec.endpoints[] | select(.dnsName == "web.test" and (.recordType // "A") == "A") | .targets) = ["192.0.2.2"]' | kubectl --context west -n web replace -f -`,
    ],
    [
      'the targets of a record, turned around',
      invertChange(list),
      `kubectl --context west -n web get dnsendpoints.externaldns.k8s.io/web -o json | jq '(.spec.endpoints[] | select(.dnsName == "web.test" and (.recordType // "A") == "A") | .targets) = ["192.0.2.1","192.0.2.2"]' | kubectl --context west -n web replace -f -`,
    ],
  ])('writes %s', (_, given, command) => {
    expect(commandFor(given)).toBe(command);
  });

  it.each([
    ['forth', entries, ['"0"', '"100"']],
    [
      'back, though what was there is not in percent',
      invertChange(entries),
      ['"1"', '"0"'],
    ],
  ])('writes the weights of entries %s', (_, given, values) => {
    const command = commandFor(given)!;
    const found = [...command.matchAll(/"value":("\d+")/g)];
    expect(found.map(([, value]) => value)).toEqual(values);
    expect(command).toContain('.setIdentifier == "east"');
  });

  it('knows no command of a driver that is not its own', () => {
    expect(commandFor({ ...split, driver: 'acme' })).toBe(undefined);
  });

  it('lets nothing of an object become a command of its own', () => {
    const evil = `'; touch x; echo '`;
    const command = commandFor({
      ...split,
      cluster: evil,
      after: { [evil]: 100 },
    })!;
    const words = command.replace('kubectl', `printf '%s\\n'`);
    const said = execFileSync('sh', ['-c', words], { encoding: 'utf8' });
    expect(said.split('\n').slice(0, 3)).toEqual(['--context', evil, '-n']);
    expect(said).toContain(JSON.stringify(evil));
  });
});
