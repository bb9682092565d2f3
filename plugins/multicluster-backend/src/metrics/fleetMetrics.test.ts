import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { createFleetMetrics } from './fleetMetrics';

/** Writes down what is recorded, by instrument. */
function recordingService() {
  const recorded: [name: string, value: number, attributes?: object][] = [];
  const callbacks: ((result: any) => void)[] = [];
  const instrument = (name: string) => {
    const record = (value: number, attributes?: object) =>
      recorded.push([name, value, attributes]);
    return {
      add: record,
      record,
      addCallback: (callback: (result: any) => void) =>
        callbacks.push(() => callback({ observe: record })),
      removeCallback: () => {},
    };
  };
  const service = new Proxy({} as MetricsService, {
    get: () => instrument,
  });
  return {
    service,
    recorded,
    collect: () => callbacks.forEach(callback => callback(undefined)),
  };
}

describe('createFleetMetrics', () => {
  it('counts by cluster and kind', () => {
    const { service, recorded } = recordingService();
    const metrics = createFleetMetrics(service);
    metrics.objects('east', 'Pod', 7);
    metrics.relist('east', 'Pod', 'expired');
    metrics.bytes('east', 'Pod', 1024);
    expect(recorded).toEqual([
      ['multicluster.objects', 7, { cluster: 'east', kind: 'Pod' }],
      [
        'multicluster.watch.relists',
        1,
        { cluster: 'east', kind: 'Pod', reason: 'expired' },
      ],
      ['multicluster.watch.bytes', 1024, { cluster: 'east', kind: 'Pod' }],
    ]);
  });

  it('keeps the kind out of the lag, whose buckets are series already', () => {
    const { service, recorded } = recordingService();
    createFleetMetrics(service).lag('east', 'Pod', 0.2);
    expect(recorded).toEqual([
      ['multicluster.watch.lag', 0.2, { cluster: 'east' }],
    ]);
  });

  it('says how many clusters are in which state when it is asked', () => {
    const { service, recorded, collect } = recordingService();
    createFleetMetrics(service).observeClusters(() => [
      { state: 'live' },
      { state: 'live' },
      { state: 'unreachable' },
    ]);
    expect(recorded).toEqual([]);
    collect();
    expect(recorded).toEqual([
      ['multicluster.clusters', 2, { state: 'live' }],
      ['multicluster.clusters', 1, { state: 'unreachable' }],
    ]);
  });
});
