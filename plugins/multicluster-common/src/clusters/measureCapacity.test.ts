import { Container, ResourceOf } from '../resources/types';
import { measureCapacity } from './measureCapacity';

function node(name: string, ready = true) {
  const allocatable = { cpuMillis: 4000, memoryBytes: 8e9, pods: 110 };
  return { name, detail: { ready, allocatable } } as ResourceOf<'Node'>;
}

function pod(
  on: string | undefined,
  containers: [cpuMillis: number, memoryBytes: number, init?: boolean][],
  phase = 'Running',
) {
  return {
    detail: {
      node: on,
      phase,
      containers: containers.map(
        ([cpuMillis, memoryBytes, init]): Container => ({
          name: 'c',
          image: 'i',
          init,
          requests: { cpuMillis, memoryBytes },
        }),
      ),
    },
  } as ResourceOf<'Pod'>;
}

function requestedBy(...pods: ResourceOf<'Pod'>[]) {
  const capacity = measureCapacity([node('a'), node('down', false)], pods);
  return [
    capacity.cpuMillis.requested,
    capacity.memoryBytes.requested,
    capacity.pods.running,
  ];
}

describe('measureCapacity', () => {
  it('offers what the ready nodes have', () => {
    const capacity = measureCapacity(
      [node('a'), node('b'), node('down', false)],
      [],
    );
    expect(capacity).toEqual({
      cpuMillis: { requested: 0, allocatable: 8000 },
      memoryBytes: { requested: 0, allocatable: 16e9 },
      pods: { running: 0, allocatable: 220 },
    });
  });

  it.each([
    [
      'adds up containers',
      [
        pod('a', [
          [100, 1],
          [200, 2],
        ]),
      ],
      [300, 3, 1],
    ],
    [
      'takes the larger of init and rest',
      [
        pod('a', [
          [500, 1, true],
          [100, 2],
        ]),
      ],
      [500, 2, 1],
    ],
    [
      'leaves out pods that wait for a node',
      [pod(undefined, [[100, 1]])],
      [0, 0, 0],
    ],
    [
      'leaves out pods of nodes that are not ready',
      [pod('down', [[100, 1]])],
      [0, 0, 0],
    ],
    [
      'leaves out pods that have ended',
      [pod('a', [[100, 1]], 'Succeeded'), pod('a', [[100, 1]], 'Failed')],
      [0, 0, 0],
    ],
  ])('%s', (_, pods, expected) => {
    expect(requestedBy(...(pods as ResourceOf<'Pod'>[]))).toEqual(expected);
  });
});
