import { Client, credentials, ServiceError, status } from '@grpc/grpc-js';

const CHECK = '/grpc.health.v1.Health/Check';
const STATUSES = ['UNKNOWN', 'SERVING', 'NOT_SERVING', 'SERVICE_UNKNOWN'];

/** Field 1, a string; services have short names, so that one byte is enough for the length. */
function encode(service: string): Buffer {
  const name = Buffer.from(service);
  return name.length ? Buffer.from([0x0a, name.length, ...name]) : name;
}

/** Field 1, an enum of one byte; an empty message is its 0. Throws for all else. */
function decode(bytes: Buffer): string {
  if (bytes.length === 0) return STATUSES[0];
  const said = bytes.length === 2 && bytes[0] === 0x08 && STATUSES[bytes[1]];
  if (!said) throw new Error('no answer of the health protocol');
  return said;
}

/**
 * Asks for a service's health by the standard protocol of gRPC, without TLS. Rejects with a sentence for all but SERVING.
 *
 * @param service - up to 127 bytes; empty asks for the whole server
 */
export function askGrpcHealth(
  { host, port, service }: { host: string; port: number; service: string },
  signal: AbortSignal,
): Promise<void> {
  const at = host.includes(':') ? `[${host}]` : host;
  const client = new Client(`${at}:${port}`, credentials.createInsecure(), {
    'grpc.enable_retries': 0,
    'grpc.enable_http_proxy': 0,
    'grpc.use_local_subchannel_pool': 1,
  });
  return new Promise<void>((resolve, reject) => {
    const call = client.makeUnaryRequest(
      CHECK,
      encode,
      decode,
      service,
      (error: ServiceError | null, said?: string) => {
        if (said === 'SERVING') resolve();
        else reject(new Error(error ? explain(error, signal) : `Says ${said}`));
      },
    );
    if (signal.aborted) call.cancel();
    signal.addEventListener('abort', () => call.cancel(), { once: true });
  }).finally(() => client.close());
}

function explain({ code, details }: ServiceError, signal: AbortSignal): string {
  if (signal.aborted) return 'Does not answer in time';
  if (code === status.UNIMPLEMENTED) return 'Has no gRPC health service';
  if (code === status.NOT_FOUND) return 'Does not know the gRPC service';
  if (code === status.UNAVAILABLE) return 'Cannot be reached by gRPC';
  return `Answers ${status[code]}: ${details}`;
}
