import http from 'node:http';
import net from 'node:net';
import { askGrpcHealth } from './askGrpcHealth';

/** One address of a service, as its clients outside would use it. */
export type ProbeTarget = {
  cluster: string;
  host: string;
  port: number;
  /** Asked for by HTTP; without one, whether somebody accepts a connection is enough. */
  path?: string;
  /** Asked for by the health protocol of gRPC, empty for the whole server; never together with `path`. */
  service?: string;
};

/** Rejects with a sentence of what came instead of an answer. */
export function askAddress(
  target: ProbeTarget,
  signal: AbortSignal,
): Promise<void> {
  const { service } = target;
  if (service !== undefined)
    return askGrpcHealth({ ...target, service }, signal);
  return target.path === undefined
    ? connects(target, signal)
    : answers({ ...target, path: target.path }, signal);
}

function connects(
  { host, port }: ProbeTarget,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host, port, signal });
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', error => reject(explain(error, signal)));
  });
}

/** Neither follows a redirect nor reads a body: the status is the answer. */
function answers(
  { host, port, path }: ProbeTarget & { path: string },
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = http.get({ host, port, path, signal, agent: false });
    asked.once('response', response => {
      response.on('error', () => {});
      response.destroy();
      const { statusCode = 0 } = response;
      if (statusCode >= 200 && statusCode < 400) resolve();
      else reject(new Error(`Answers ${statusCode}`));
    });
    asked.once('error', error => reject(explain(error, signal)));
  });
}

function explain(error: NodeJS.ErrnoException, signal: AbortSignal): Error {
  if (signal.aborted) return new Error('Does not answer in time');
  return new Error(
    error.code === 'ECONNREFUSED'
      ? 'Refuses connections'
      : `Cannot be reached (${error.code ?? error.message})`,
  );
}
