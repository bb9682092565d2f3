import { FailoverRun } from '@multicluster/backstage-plugin-multicluster-common';
import { FakeFleet } from '../../tests/__testUtils__/FakeFleet';
import { FailoverEvidence } from '../facts';
import { FailoverSubject } from '../policies';
import { PortalProbes } from '../probe';
import { MemoryFailoverStore } from '../store';
import { testRun } from '../store/testRun';
import { GuardReadings } from './GuardReadings';

const labels = { 'backstage.io/kubernetes-id': 'web' };
const common = { limit: 1, breaches: 2, window: 3, minSamples: 1 };
const guards = [
  { ...common, id: 'endpoints', kind: 'endpoints', label: 'Endpoints' },
  { ...common, id: 'probe', kind: 'probe', label: 'Answers' },
  { ...common, id: 'errors', kind: 'errorRatio', label: 'Errors' },
] as const;

/** `web` on west, whose endpoints and answers a test sets. */
class Bed {
  readonly fleet = new FakeFleet().add('west').deploy('west', 'web');
  readonly clock = { now: 1_000_000 };
  answers = true;
  readonly #readings: GuardReadings;
  readonly #subject: FailoverSubject;
  readonly run: FailoverRun;

  constructor() {
    const now = () => this.clock.now;
    const probes = new PortalProbes({
      now,
      ask: async () => {
        if (!this.answers) throw new Error('Answers 503');
      },
    });
    const evidence = new FailoverEvidence({
      ...{ fleet: this.fleet, drivers: [], probes, now },
      store: new MemoryFailoverStore(),
      subjects: { refsOf: async () => [] },
    });
    this.#readings = new GuardReadings({ evidence, probes });
    const policy = { guards: [...guards] };
    this.run = { ...testRun('r', { policy }), number: 1 };
    this.#subject = {
      ...{ entityRef: this.run.entityRef, name: 'web' },
      selector: {
        ...{ entityRef: this.run.entityRef, matchLabels: labels },
        matchExpressions: [],
      },
      policy: this.run.plan.policy,
    };
    this.fleet.put('west', 'Service', {
      apiVersion: 'v1',
      metadata: { name: 'web', namespace: 'web', uid: 's', labels },
      spec: { type: 'LoadBalancer', selector: labels, ports: [{ port: 80 }] },
      status: { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } },
    });
    this.setReady(true);
  }

  setReady(ready: boolean): void {
    this.fleet.put('west', 'EndpointSlice', {
      apiVersion: 'discovery.k8s.io/v1',
      metadata: {
        ...{ name: 'web-1', namespace: 'web', uid: 'e' },
        labels: { 'kubernetes.io/service-name': 'web' },
      },
      endpoints: [{ addresses: ['10.0.0.1'], conditions: { ready } }],
    });
  }

  /** Verdicts by guard, some time after the last look. */
  async read(afterMs: number, since = 0): Promise<string[]> {
    this.clock.now += afterMs;
    const run = { ...this.run, since };
    const read = await this.#readings.read(run, this.#subject, ['west']);
    return read.map(({ guard, verdict }) => `${guard} ${verdict}`);
  }
}

describe('guards', () => {
  it('pass by what is seen, and never where nothing measures', async () => {
    expect(await new Bed().read(0)).toEqual([
      ...['endpoints pass', 'probe pass', 'errors unknown'],
    ]);
  });

  it('fail only after as many breaches as the policy says', async () => {
    const bed = new Bed();
    bed.answers = false;
    bed.setReady(false);
    const first = await bed.read(5_000);
    expect(first).toEqual(
      expect.arrayContaining(['endpoints unknown', 'probe unknown']),
    );
    const second = await bed.read(5_000);
    expect(second).toEqual(
      expect.arrayContaining(['endpoints fail', 'probe fail']),
    );
  });

  it('count one answer once, however often it is read', async () => {
    const bed = new Bed();
    bed.answers = false;
    await bed.read(5_000);
    expect(await bed.read(1_000)).toContain('probe unknown');
  });

  it('begin anew with each step', async () => {
    const bed = new Bed();
    bed.setReady(false);
    await bed.read(5_000, 1);
    expect(await bed.read(5_000, 2)).toContain('endpoints unknown');
  });

  it('prove nothing by what is not current', async () => {
    const bed = new Bed();
    bed.fleet.add('west', { state: 'unreachable' });
    expect(await bed.read(5_000)).toContain('endpoints unknown');
  });
});
