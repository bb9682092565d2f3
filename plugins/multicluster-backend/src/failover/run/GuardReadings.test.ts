import {
  FailoverRun,
  Guard,
  GuardReading,
} from '@multicluster/backstage-plugin-multicluster-common';
import { FakeFleet } from '../../tests/__testUtils__/FakeFleet';
import { ScriptedPrometheus } from '../__testUtils__/ScriptedPrometheus';
import { FailoverEvidence } from '../facts';
import { FailoverSubject } from '../policies';
import { PortalProbes } from '../probe';
import { PrometheusQueries } from '../prometheus';
import { MemoryFailoverStore } from '../store';
import { testRun } from '../store/testRun';
import { GuardReadings } from './GuardReadings';

const labels = { 'backstage.io/kubernetes-id': 'web' };
const common = { limit: 1, breaches: 2, window: 3, minSamples: 1 };
const query = 'errors{c="$cluster",n="$namespace",s="$service"}[$window]';
const errors: Guard = {
  ...{ ...common, limit: 7, id: 'errors', kind: 'errorRatio' },
  ...{ label: 'Errors', query },
};
const guards: Guard[] = [
  { ...common, id: 'endpoints', kind: 'endpoints', label: 'Endpoints' },
  { ...common, id: 'probe', kind: 'probe', label: 'Answers' },
  errors,
];

/** `web` on west, whose endpoints and answers a test sets. */
class Bed {
  readonly fleet = new FakeFleet().add('west').deploy('west', 'web');
  readonly clock = { now: 1_000_000 };
  answers = true;
  readonly #readings: GuardReadings;
  readonly #subject: FailoverSubject;
  readonly run: FailoverRun;

  /** @param url - of Prometheus, where there is one */
  constructor(url?: string, policy = { guards }) {
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
    const servers = { ...(url && { shared: { url } }), clusters: new Map() };
    const prometheus = new PrometheusQueries({ servers });
    this.#readings = new GuardReadings({ evidence, probes, prometheus });
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
    const read = await this.look(afterMs, since);
    return read.map(({ guard, verdict }) => `${guard} ${verdict}`);
  }

  look(afterMs: number, since = 0): Promise<GuardReading[]> {
    this.clock.now += afterMs;
    const run = { ...this.run, since };
    const { signal } = new AbortController();
    return this.#readings.read(run, this.#subject, ['west'], signal);
  }
}

describe('guards', () => {
  it('pass by what is seen, and never where nothing measures', async () => {
    expect(await new Bed().read(0)).toEqual([
      ...['endpoints pass', 'probe pass', 'errors unknown'],
    ]);
  });

  it('say that nothing measures them where no Prometheus is configured', async () => {
    const readings = await new Bed().look(0);
    expect(readings[2].message).toBe('nothing measures it');
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

describe('guards that ask Prometheus', () => {
  const latency: Guard = {
    ...{ ...errors, id: 'latency', kind: 'latency', label: 'Latency' },
    ...{ limit: 250, query: 'seconds' },
  };
  let server: ScriptedPrometheus;

  beforeEach(async () => {
    server = await new ScriptedPrometheus().start();
  });

  afterEach(() => server.stop());

  const bedOf = (...asked: Guard[]) => new Bed(server.url, { guards: asked });

  it.each([
    ['errors at the limit', errors, '0.07', 'pass', 7],
    ['no errors', errors, '0', 'pass', 0],
    ['errors above it', errors, '0.0701', 'fail', 7.01],
    ['a latency at the limit', latency, '0.25', 'pass', 250],
    ['a latency above it', latency, '0.2501', 'fail', 250.1],
    ['a latency without bound', latency, '+Inf', 'fail', undefined],
    ['NaN', errors, 'NaN', 'unknown', undefined],
    ['less than nothing', errors, '-0.1', 'unknown', undefined],
  ])('take %s for what it is', async (_, guard, text, verdict, value) => {
    const bed = bedOf({ ...guard, breaches: 1 });
    server.measures([text], bed.clock.now);
    const [reading] = await bed.look(0);
    expect(reading).toMatchObject({ verdict });
    expect(reading.value).toBe(value);
    expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
  });

  it('fail only after as many breaches as the policy says, and count one answer once', async () => {
    const bed = bedOf(errors);
    server.measures(['0.5'], bed.clock.now);
    expect(await bed.read(0)).toEqual(['errors unknown']);
    expect(await bed.read(2_000)).toEqual(['errors unknown']);
    server.says('gone', 503);
    expect(await bed.read(2_000)).toEqual(['errors unknown']);
    server.measures(['0.5'], 1_000_000);
    expect(await bed.read(2_000)).toEqual(['errors unknown']);
    server.measures(['0.5'], bed.clock.now);
    expect(await bed.read(0)).toEqual(['errors fail']);
  });

  it.each([
    ['nothing is found', [], 'finds nothing'],
    ['it is not one number', ['0', '0'], '2 numbers'],
  ])('never pass where %s', async (_, values, why) => {
    const bed = bedOf({ ...errors, minSamples: 0 });
    server.measures(['0'], bed.clock.now);
    expect(await bed.read(0)).toEqual(['errors pass']);
    server.measures(values);
    const [reading] = await bed.look(2_000);
    expect(reading.verdict).toBe('unknown');
    expect(reading.message).toContain(why);
  });

  it('never pass where the server is gone, or answers what is old', async () => {
    const bed = bedOf({ ...errors, minSamples: 0 });
    server.measures(['0'], bed.clock.now - 61_000);
    const [old] = await bed.look(0);
    expect(old).toMatchObject({ verdict: 'unknown', samples: 0 });
    expect(old.message).toContain('61 s old');
    await server.stop();
    const [gone] = await bed.look(2_000);
    expect(gone).toMatchObject({ verdict: 'unknown', samples: 0 });
    expect(gone.message).toContain('ECONNREFUSED');
  });

  it.each([
    [0, '30s'],
    [-5_000, '30s'],
    [45_900, '45s'],
  ])('ask for the time since the soak began: %d ms', async (ago, window) => {
    const bed = bedOf(errors);
    await bed.look(0, bed.clock.now - ago);
    expect(server.asked.map(asked => asked.query)).toEqual([
      `errors{c="west",n="web",s="web"}[${window}]`,
    ]);
  });

  it('hold where there are two Services to ask for', async () => {
    const bed = bedOf(errors, { ...latency, query: 's{n="$namespace"}' });
    bed.fleet.put('west', 'Service', {
      ...{ apiVersion: 'v1', spec: { selector: labels } },
      metadata: { name: 'web-2', namespace: 'web', uid: 's2', labels },
    });
    server.measures(['0'], bed.clock.now);
    const [first, second] = await bed.look(0);
    expect(first.message).toBe('there is not one $service but 2');
    expect(first.verdict).toBe('unknown');
    expect(second.verdict).toBe('pass');
  });

  it('are asked side by side', async () => {
    const waiting: (() => void)[] = [];
    server.answer = response => {
      waiting.push(() => response.end('{}'));
      if (waiting.length === 2) waiting.forEach(answer => answer());
    };
    const readings = await bedOf(errors, latency).look(0);
    expect(readings.map(({ message }) => message)).toEqual([
      ...['what answers is not Prometheus', 'what answers is not Prometheus'],
    ]);
  });
});
