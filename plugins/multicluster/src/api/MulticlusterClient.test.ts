// The client is tested against a real server, which only Node has.
/* eslint-disable no-restricted-imports */
import { createServer, IncomingMessage, ServerResponse } from 'http';
import { AddressInfo } from 'net';
/* eslint-enable no-restricted-imports */
import {
  MulticlusterClient as RoutesClient,
  TopologyGraph,
} from '@multicluster/backstage-plugin-multicluster-common';
import { TopologyConnection } from './MulticlusterApi';
import { MulticlusterClient } from './MulticlusterClient';
import { watchTimes } from './liveWhile';
import { TopologyWatch } from './TopologyWatch';

type Answer = (req: IncomingMessage, res: ServerResponse) => void;

const node = (name: string, fact: string) => ({
  id: `east/Deployment/web/${name}`,
  kind: 'Deployment' as const,
  lane: 'workload' as const,
  row: 'r',
  cluster: 'east',
  namespace: 'web',
  name,
  health: 'healthy' as const,
  fact,
});

const graph = (generation: number, facts: string[]): TopologyGraph => ({
  entityRef: 'component:default/podinfo',
  generation,
  clusters: [],
  rows: [],
  nodes: facts.map((fact, index) => node(`n${index}`, fact)),
  edges: [],
  findings: [],
  elsewhere: { absent: 0, unknown: [], hidden: 0 },
});

const patch = (from: number, fact: string) => ({
  from,
  generation: from + 1,
  setNodes: [node('n0', fact)],
  removeNodes: [],
  setEdges: [],
  removeEdges: [],
});

const frame = (event: string, id: number, body: unknown) =>
  `event: ${event}\nid: ${id}\ndata: ${JSON.stringify(body)}\n\n`;

/** A portal on loopback that answers each request by the next line of its script, and notes what it was asked. */
async function portal(answerTo: (url: string, turn: number) => Answer) {
  const asked: { url: string; headers: IncomingMessage['headers'] }[] = [];
  const server = createServer((req, res) => {
    const url = req.url!;
    const turn = asked.filter(one => one.url === url).length;
    asked.push({ url, headers: req.headers });
    answerTo(url, turn)(req, res);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    options: {
      discoveryApi: {
        getBaseUrl: async (id: string) => `http://127.0.0.1:${port}/api/${id}`,
      },
      fetchApi: { fetch: globalThis.fetch },
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const path = '/api/multicluster/topology/component/default/podinfo';

const stream =
  (...frames: string[]): Answer =>
  (_, res) => {
    res.writeHead(200, { 'Content-Type': 'text/event-stream' });
    frames.forEach(one => res.write(one));
  };

const cut =
  (...frames: string[]): Answer =>
  (_, res) => {
    res.writeHead(200, { 'Content-Type': 'text/event-stream' });
    res.write(frames.join(''), () => res.destroy());
  };

const refuse =
  (status: number, name: string): Answer =>
  (_, res) => {
    res.writeHead(status, { 'Content-Type': 'application/json' });
    res.end(JSON.stringify({ error: { name, message: 'No.' } }));
  };

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach(close => close()));

async function follow(
  answerTo: (url: string, turn: number) => Answer,
  tweak?: Partial<typeof watchTimes>,
  visibility = { hidden: () => false, onChange: () => {} },
) {
  const { asked, options, close } = await portal(answerTo);
  const life = new AbortController();
  closers.push(close, () => life.abort());
  const graphs: TopologyGraph[] = [];
  const connections: TopologyConnection['state'][] = [];
  const errors: Error[] = [];
  const run = new TopologyWatch(
    new RoutesClient(options),
    options.fetchApi,
    {
      entityRef: 'component:default/podinfo',
      signal: life.signal,
      onGraph: one => graphs.push(one),
      onConnection: one => connections.push(one.state),
      onError: one => errors.push(one),
    },
    visibility,
    { ...watchTimes, poll: 30, ...tweak },
  ).run();
  const until = async (done: () => boolean) => {
    while (!done()) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
  };
  return { asked, graphs, connections, errors, run, until, life };
}

describe('MulticlusterClient.watchTopology', () => {
  it('applies patches, and leaves what did not change the same object', async () => {
    const { graphs, until } = await follow(() =>
      stream(
        frame('snapshot', 1, graph(1, ['a', 'b'])),
        frame('patch', 2, patch(1, 'c')),
      ),
    );
    await until(() => graphs.length === 2);
    expect(graphs[1].nodes.map(({ fact }) => fact)).toEqual(['c', 'b']);
    expect(graphs[1].nodes[1]).toBe(graphs[0].nodes[1]);
    expect(graphs[1].generation).toBe(2);
  });

  it('resumes after the last event when the stream is cut in mid-event', async () => {
    const half = frame('patch', 2, patch(1, 'never seen')).slice(0, 40);
    const { asked, graphs, until } = await follow((url, turn) => {
      if (!url.endsWith('/stream')) {
        return refuse(503, 'ServiceUnavailableError');
      }
      return turn === 0
        ? cut(frame('snapshot', 1, graph(1, ['a'])), half)
        : stream(frame('patch', 2, patch(1, 'b')));
    });
    await until(() => graphs.length === 2);
    const streams = asked.filter(({ url }) => url.endsWith('/stream'));
    expect(streams.map(({ headers }) => headers['last-event-id'])).toEqual([
      undefined,
      '1',
    ]);
    expect(graphs[1].nodes[0].fact).toBe('b');
  });

  it('asks for a new snapshot when a patch does not follow what it has', async () => {
    const { asked, graphs, until } = await follow((_, turn) =>
      turn === 0
        ? stream(
            frame('snapshot', 1, graph(1, ['a'])),
            frame('patch', 9, patch(8, 'x')),
          )
        : stream(frame('snapshot', 9, graph(9, ['y']))),
    );
    await until(() => graphs.length === 2);
    expect(asked[1].headers['last-event-id']).toBeUndefined();
    expect(graphs.map(({ generation }) => generation)).toEqual([1, 9]);
  });

  it('polls with the last ETag while the stream cannot be had, and goes live again when it can', async () => {
    const { asked, graphs, connections, until } = await follow((url, turn) => {
      if (url.endsWith('/stream')) {
        return turn === 0
          ? refuse(502, 'BadGatewayError')
          : stream(frame('snapshot', 3, graph(3, ['a', 'c'])));
      }
      return (req, res) => {
        const known = req.headers['if-none-match'] === 'W/"2"';
        res.writeHead(known ? 304 : 200, { ETag: 'W/"2"' });
        res.end(known ? undefined : JSON.stringify(graph(2, ['a', 'b'])));
      };
    });
    await until(() => connections.includes('live'));
    const polls = asked.filter(({ url }) => url === path);
    expect(polls.length).toBeGreaterThan(1);
    expect(polls[0].headers['if-none-match']).toBeUndefined();
    expect(polls[1].headers['if-none-match']).toBe('W/"2"');
    expect(connections).toEqual(['connecting', 'polling', 'live']);
    expect(graphs.map(({ generation }) => generation)).toEqual([2, 3]);
    expect(graphs[1].nodes[0]).toBe(graphs[0].nodes[0]);
  });

  it('polls when the stream opens but a proxy holds its events back', async () => {
    const { connections, graphs, until } = await follow(
      url =>
        url.endsWith('/stream')
          ? stream()
          : (_, res) => res.end(JSON.stringify(graph(2, ['a']))),
      { firstEvent: 40 },
    );
    await until(() => graphs.length > 0);
    expect(connections).toEqual(['connecting', 'polling']);
  });

  it.each([
    [400, 'InputError'],
    [403, 'NotAllowedError'],
    [404, 'NotFoundError'],
  ])('ends with the error when the answer is %i', async (status, name) => {
    const { asked, errors, graphs, run } = await follow(() =>
      refuse(status, name),
    );
    await run;
    expect(errors).toMatchObject([
      { name: 'ResponseError', statusCode: status },
    ]);
    expect(graphs).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  it('gives up its connection while the page is hidden and resumes when it is seen', async () => {
    let hidden = false;
    const listeners = new Set<() => void>();
    const { asked, graphs, until } = await follow(
      (_, turn) =>
        turn === 0
          ? stream(frame('snapshot', 1, graph(1, ['a'])))
          : stream(frame('patch', 2, patch(1, 'b'))),
      { hidden: 20 },
      {
        hidden: () => hidden,
        onChange: (listener?: () => void) => {
          listeners.add(listener!);
        },
      },
    );
    const show = (visible: boolean) => {
      hidden = !visible;
      listeners.forEach(listener => listener());
    };
    await until(() => graphs.length === 1);
    show(false);
    await new Promise(resolve => setTimeout(resolve, 80));
    expect(asked).toHaveLength(1);
    show(true);
    await until(() => graphs.length === 2);
    expect(asked[1].headers['last-event-id']).toBe('1');
  });

  it('says nothing more after its signal', async () => {
    const { graphs, run, until, life, connections } = await follow(() =>
      stream(frame('snapshot', 1, graph(1, ['a']))),
    );
    await until(() => graphs.length === 1);
    life.abort();
    await run;
    expect(connections).toEqual(['connecting', 'live']);
  });
});

describe('MulticlusterClient', () => {
  it('gives the lines of a log as they come', async () => {
    const { options, asked, close } = await portal(() => (_, res) => {
      res.write('first\nsec');
      setTimeout(() => res.end('ond\nlast'), 10);
    });
    closers.push(close);
    const lines: string[] = [];
    for await (const line of new MulticlusterClient(options).followLogs({
      entityRef: 'component:default/podinfo',
      cluster: 'east',
      namespace: 'web',
      pod: 'podinfo-1',
      follow: true,
      signal: new AbortController().signal,
    })) {
      lines.push(line);
    }
    expect(lines).toEqual(['first', 'second', 'last']);
    expect(asked[0].url).toBe(
      '/api/multicluster/logs/east/web/podinfo-1?entityRef=component%3Adefault%2Fpodinfo&follow=true',
    );
  });

  it('asks the routes of failover', async () => {
    const { options, asked, close } = await portal(url => (_, res) => {
      res.writeHead(200, { 'Content-Type': 'application/json' });
      res.end(JSON.stringify({ from: url }));
    });
    closers.push(close);
    const client = new MulticlusterClient(options);
    const entityRef = 'component:default/podinfo';
    const intent = { entityRef, from: ['east'], to: [] };
    const mode = 'planned' as const;
    await client.getFailover({ entityRef });
    await client.planFailover({ intent, mode });
    await client.startRun({ intent, mode, hash: 'abc', reason: 'Ill' });
    await client.getRunbook({ intent, mode });
    await client.listRuns({ entityRef });
    await client.listDrills();
    await client.getRun({ id: 'r-1' });
    await client.getRunEvents({ id: 'r-1', after: 3, waitSeconds: 20 });
    await client.commandRun({ id: 'r-1', command: { type: 'pause' } });
    await client.getRunReport({ id: 'r-1' });
    const text = await client.getRunReportText({ id: 'r-1' });
    const clusters = ['east'];
    await client.planEvacuation({ clusters, mode });
    await client.startEvacuation({ clusters, mode, hash: 'a', reason: 'Ill' });
    await client.listEvacuations();
    await client.getEvacuation({ id: 'e-1' });
    await client.commandEvacuation({ id: 'e-1', command: { type: 'abort' } });
    const of = '/failover/component/default/podinfo';
    expect(
      asked.map(({ url }) => url.replace('/api/multicluster', '')),
    ).toEqual([
      of,
      `${of}/plan`,
      `${of}/runs`,
      `${of}/runbook`,
      '/runs?entityRef=component%3Adefault%2Fpodinfo',
      '/drills',
      '/runs/r-1',
      '/runs/r-1/events?after=3&waitSeconds=20',
      '/runs/r-1/commands',
      '/runs/r-1/report',
      '/runs/r-1/report?format=markdown',
      '/evacuations/plan',
      '/evacuations',
      '/evacuations',
      '/evacuations/e-1',
      '/evacuations/e-1/commands',
    ]);
    expect(text).toContain('format=markdown');
  });

  it('rejects with the error that the backend names', async () => {
    const { options, close } = await portal(() =>
      refuse(403, 'NotAllowedError'),
    );
    closers.push(close);
    await expect(
      new MulticlusterClient(options).listClusters(),
    ).rejects.toMatchObject({ name: 'ResponseError', statusCode: 403 });
  });
});
