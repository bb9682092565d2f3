import { Server, ServerCredentials } from '@grpc/grpc-js';
import { askGrpcHealth } from './askGrpcHealth';

const raw = (bytes: Buffer) => bytes;

describe('askGrpcHealth', () => {
  const server = new Server();
  let port: number;
  const answers: Record<string, number[]> = {
    zero: [],
    fine: [8, 1],
    sick: [8, 2],
    strange: [8, 3],
    broken: [0xff, 0xff, 0xff],
  };

  beforeAll(async () => {
    const check = {
      path: '/grpc.health.v1.Health/Check',
      ...{ requestStream: false, responseStream: false },
      ...{ requestSerialize: raw, requestDeserialize: raw },
      ...{ responseSerialize: raw, responseDeserialize: raw },
    };
    server.addService({ check } as any, {
      check: ({ request }: any, reply: any) => {
        const name = request.subarray(2).toString() || 'fine';
        if (name in answers) reply(null, Buffer.from(answers[name]));
        else if (name === 'missing') reply({ code: 12 });
      },
    });
    port = await new Promise((resolve, reject) => {
      server.bindAsync(
        '127.0.0.1:0',
        ServerCredentials.createInsecure(),
        (error, bound) => (error ? reject(error) : resolve(bound)),
      );
    });
  });
  afterAll(() => server.forceShutdown());

  it.each([
    ['', undefined],
    ['fine', undefined],
    ['zero', 'Says UNKNOWN'],
    ['sick', 'Says NOT_SERVING'],
    ['strange', 'Says SERVICE_UNKNOWN'],
    ['broken', expect.stringContaining('no answer of the health protocol')],
    ['missing', 'Has no gRPC health service'],
    ['silent', 'Does not answer in time'],
  ])("takes '%s' for what it says", async (service, failure) => {
    const asked = askGrpcHealth(
      { host: '127.0.0.1', port, service },
      AbortSignal.timeout(400),
    );
    const said = await asked.then(
      () => undefined,
      error => error.message,
    );
    expect(said).toEqual(failure);
  });
});
