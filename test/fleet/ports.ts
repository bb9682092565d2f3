import net from 'node:net';

/** Below the range that the kernel hands out for outgoing connections, so that a stopped server finds its port free again. */
const FIRST = 20_000;
const LAST = 32_000;

const given = new Set<number>();

/** Whether this process could listen there now. */
export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise(resolve => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}

/** Free ports, none of which was given before; drawn at random, because other processes draw from the same range. */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    if (!given.has(port) && (await isFree(port))) {
      given.add(port);
      ports.push(port);
    }
  }
  return ports;
}

/** The first free port from `wanted` on; `onTaken` is told of each that was not. */
export async function portFrom(
  wanted: number,
  onTaken: (port: number) => void,
): Promise<number> {
  for (let port = wanted; port < wanted + 100; port += 1) {
    // The app's dev server listens on localhost, which may be either.
    const free = (await isFree(port)) && (await isFree(port, 'localhost'));
    if (free) {
      return port;
    }
    onTaken(port);
  }
  throw new Error(`No free port between ${wanted} and ${wanted + 99}.`);
}
