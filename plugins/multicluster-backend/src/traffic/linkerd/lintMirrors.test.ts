import { RawObject } from '../../topology/__testUtils__/objects';
import {
  endpoints,
  exported,
  NOW,
  service,
  TrafficBed,
} from '../__testUtils__/TrafficBed';
import { SmiTrafficDriver } from '../smi';
import { membersOf } from './federatedMembers';

const REMOTE = 'multicluster.linkerd.io/remote-discovery';
const LOCAL = 'multicluster.linkerd.io/local-discovery';

function federated(name: string): RawObject {
  const { metadata, ...rest } = service(name);
  const annotations = { [REMOTE]: 'web@east,web@south', [LOCAL]: 'web' };
  return { ...rest, metadata: { ...metadata, annotations } } as RawObject;
}

/** West sends to itself and to `second`. */
function west(second: RawObject, weight = 50): TrafficBed {
  return new TrafficBed('west')
    .know('west', service('web'), endpoints('web', true), second)
    .steer('/x', {
      apiVersion: 'split.smi-spec.io/v1alpha2',
      kind: 'TrafficSplit',
      metadata: { name: 'web', namespace: 'web' },
      spec: {
        service: 'web',
        backends: [
          { service: 'web', weight: 50 },
          { service: second.metadata.name, weight },
        ],
      },
    });
}

const mirror = service('web-east', { cluster: 'east', name: 'web' });

describe('mirrors of Linkerd', () => {
  it.each<[string, TrafficBed, string[]]>([
    ['is exported', west(mirror).know('east', exported('web', 'true')), []],
    [
      'is exported no more',
      west(mirror).know('east', exported('web', undefined)),
      ['mirror-not-exported'],
    ],
    ['is not there any more', west(mirror), ['mirror-not-exported']],
    [
      'is exported no more, and gets nothing',
      west(mirror, 0).know('east', exported('web', undefined)),
      [],
    ],
    [
      'is reached without endpoints',
      west(mirror).know('east', exported('web', 'remote-discovery')),
      ['mirror-without-endpoints'],
    ],
    [
      'is of several clusters',
      west(federated('web-federated')),
      ['backend-federated'],
    ],
  ])('are warned of when the Service behind %s', (_, { facts }, rules) => {
    const lints = new SmiTrafficDriver().lint(facts);
    expect(lints.map(({ rule }) => rule)).toEqual(rules);
  });

  it('are not called gone while their cluster was never seen', () => {
    const { facts } = west(mirror);
    const currentAt = (cluster: string) =>
      cluster === 'west' ? NOW : undefined;
    expect(new SmiTrafficDriver().lint({ ...facts, currentAt })).toEqual([]);
  });

  it('of several clusters lead to no one of them', () => {
    const { facts } = west(federated('web-federated'));
    const [{ backends }] = new SmiTrafficDriver().discover(facts);
    expect(backends.map(({ cluster }) => cluster)).toEqual(['west', undefined]);
  });

  it.each([
    [{}, undefined],
    [{ [REMOTE]: 'web@east,web@south' }, ['east', 'south']],
    [{ [REMOTE]: 'web@east', [LOCAL]: 'web' }, ['west', 'east']],
    [{ [LOCAL]: 'web' }, ['west']],
  ])('with %j are of %j', (annotations, members) => {
    expect(membersOf({ cluster: 'west', annotations })).toEqual(members);
  });
});
