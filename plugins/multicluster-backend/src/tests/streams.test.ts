import { once } from 'node:events';
import http from 'node:http';
import { DENY, startApi } from './__testUtils__/startApi';

type Api = Awaited<ReturnType<typeof startApi>>;
type Frame = { event: string; id: string; data: any };

/** Reads server-sent events as a browser would, until it has enough. */
class EventReader {
  readonly frames: Frame[] = [];
  readonly request: http.ClientRequest;
  response!: http.IncomingMessage;
  ended = false;
  #text = '';

  private constructor(url: string, headers: http.OutgoingHttpHeaders) {
    this.request = http.get(url, { headers });
  }

  static async open(url: string, headers: http.OutgoingHttpHeaders = {}) {
    const reader = new EventReader(url, {
      'accept-encoding': 'gzip',
      ...headers,
    });
    [reader.response] = await once(reader.request, 'response');
    reader.response.setEncoding('utf8');
    reader.response.on('data', chunk => reader.#take(chunk));
    reader.response.on('close', () => {
      reader.ended = true;
    });
    return reader;
  }

  async until(enough: () => boolean) {
    const deadline = performance.now() + 5_000;
    while (!enough()) {
      if (performance.now() > deadline) {
        throw new Error(`Not in time: ${JSON.stringify(this.frames)}`);
      }
      await new Promise(resolve => setTimeout(resolve, 10));
    }
  }

  #take(chunk: string) {
    this.#text += chunk;
    const parts = this.#text.split('\n\n');
    this.#text = parts.pop()!;
    for (const part of parts) {
      const fields = Object.fromEntries(
        part.split('\n').map(line => line.split(/: (.*)/s, 2)),
      );
      if (fields.event) {
        this.frames.push({ ...fields, data: JSON.parse(fields.data) } as Frame);
      }
    }
  }
}

describe('GET /topology/…/stream', () => {
  let api: Api;
  const path = '/topology/component/default/web/stream';

  beforeEach(async () => {
    api = await startApi();
    api.fleet.add('east').deploy('east', 'web');
  });

  afterEach(() => api.stop());

  it('begins with a snapshot, uncompressed and stored by nobody', async () => {
    const reader = await EventReader.open(api.url + path);
    expect(reader.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
    });
    expect(reader.response.headers['content-encoding']).toBeUndefined();
    await reader.until(() => reader.frames.length > 0);
    expect(reader.frames[0].event).toBe('snapshot');
    expect(reader.frames[0].data.entityRef).toBe('component:default/web');
    reader.request.destroy();
  });

  it('goes on with what changes', async () => {
    const reader = await EventReader.open(api.url + path);
    await reader.until(() => reader.frames.length > 0);
    api.fleet.deploy('east', 'web', 'web:2.0');
    await reader.until(() => reader.frames.length > 1);
    const [snapshot, patch] = reader.frames;
    expect(patch.event).toBe('patch');
    expect(patch.data.from).toBe(snapshot.data.generation);
    expect(JSON.stringify(patch.data.setNodes)).toContain('2.0');
    reader.request.destroy();
  });

  it('goes on after the last event that the reader had', async () => {
    const reader = await EventReader.open(api.url + path);
    await reader.until(() => reader.frames.length > 0);
    reader.request.destroy();
    api.fleet.deploy('east', 'web', 'web:2.0');
    const again = await EventReader.open(api.url + path, {
      'last-event-id': reader.frames[0].id,
    });
    await again.until(() => again.frames.length > 0);
    expect(again.frames[0].event).toBe('patch');
    again.request.destroy();
  });

  it('is one audit event and one open stream, until the reader goes', async () => {
    const reader = await EventReader.open(api.url + path);
    await reader.until(() => reader.frames.length > 0);
    expect(api.streams.open).toBe(1);
    api.fleet.deploy('east', 'web', 'web:2.0');
    await reader.until(() => reader.frames.length > 1);
    expect(api.told).toEqual([
      { eventId: 'topology-stream', severity: undefined, end: 'success' },
    ]);
    reader.request.destroy();
    await reader.until(() => api.streams.open === 0);
  });

  it('is refused before it begins', async () => {
    api.policy.topology = DENY;
    const reader = await EventReader.open(api.url + path);
    expect(reader.response.statusCode).toBe(403);
    expect(api.streams.open).toBe(0);
    reader.request.destroy();
  });

  it('ends with the plugin', async () => {
    const reader = await EventReader.open(api.url + path);
    await reader.until(() => reader.frames.length > 0);
    const stopped = api.stop();
    await reader.until(() => reader.ended);
    await stopped;
    expect(reader.ended).toBe(true);
  });
});
