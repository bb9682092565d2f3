import { Agent, request } from 'node:http';
import type { Subject, View } from './types.ts';
import { entity } from './workload.ts';

/** Asks one subject for one service, as its page does when it opens. */
export function viewer(options: {
  subject: Subject;
  url: string;
  token: string;
  app: string;
}): () => Promise<View> {
  const { subject, url, token, app } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const call =
    subject === 'multicluster'
      ? {
          method: 'GET',
          path: `/api/multicluster/topology/component/default/${app}`,
        }
      : {
          method: 'POST',
          path: `/api/kubernetes/services/${app}`,
          body: JSON.stringify({ entity: entity(app), auth: {} }),
        };
  return () => ask(url, { ...call, token, agent });
}

function ask(
  url: string,
  call: {
    method: string;
    path: string;
    body?: string;
    token: string;
    agent: Agent;
  },
): Promise<View> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const req = request(
      new URL(call.path, url),
      {
        method: call.method,
        agent: call.agent,
        headers: {
          authorization: `Bearer ${call.token}`,
          // Alike pods compress far better than pods in life, so compare what is to be parsed.
          'accept-encoding': 'identity',
          ...(call.body ? { 'content-type': 'application/json' } : {}),
        },
      },
      res => {
        let bytes = 0;
        res.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
        });
        res.on('error', reject);
        res.on('end', () =>
          resolve({
            ms: performance.now() - startedAt,
            bytes,
            status: res.statusCode ?? 0,
          }),
        );
      },
    );
    req.on('error', reject);
    req.end(call.body);
  });
}
