import { createServer } from 'node:net';
import { ConnectionBed, get, read } from '../__testUtils__/ConnectionBed';

const bed = new ConnectionBed();

describe('the deadlines of a ClusterConnection', () => {
  it('end a wait for a server that accepts and never answers', async () => {
    const hole = createServer(() => {});
    await new Promise<void>(resolve => {
      hole.listen(0, '127.0.0.1', resolve);
    });
    const { port } = hole.address() as { port: number };
    const connection = bed.connect({}, `https://127.0.0.1:${port}`);
    await expect(get(connection, { headersTimeoutMs: 300 })).rejects.toThrow(
      'no answer within 0.3 s',
    );
    connection.reset();
    hole.close();
  });

  it('end a wait for a head that never comes', async () => {
    bed.server.answer = () => 'hang';
    await expect(get(bed.connect(), { headersTimeoutMs: 300 })).rejects.toThrow(
      'no answer within 0.3 s',
    );
  });

  it('end a body that falls silent', async () => {
    bed.server.answer = () => 'silent';
    const response = await get(bed.connect(), { bodyTimeoutMs: 1_000 });
    await expect(read(response)).rejects.toThrow('fell silent');
  });

  it('tell a body that is cut off', async () => {
    bed.server.answer = () => 'cut';
    const response = await get(bed.connect());
    await expect(read(response)).rejects.toThrow('closed the connection');
  });

  it('give way to the signal, in the head and in the body', async () => {
    const reason = new Error('enough');
    const controller = new AbortController();
    bed.server.answer = () => 'hang';
    const waiting = get(bed.connect(), { signal: controller.signal });
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);

    const later = new AbortController();
    bed.server.answer = () => 'silent';
    const response = await get(bed.connect(), { signal: later.signal });
    setTimeout(() => later.abort(reason), 20);
    await expect(read(response)).rejects.toBe(reason);
  });

  it('are not waited for after a reset, and the connection can be used again', async () => {
    bed.server.answer = () => 'hang';
    const connection = bed.connect();
    const waiting = get(connection);
    setTimeout(() => connection.reset(), 100);
    await expect(waiting).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    bed.server.answer = () => ({});
    expect((await get(connection)).status).toBe(200);
  });
});
