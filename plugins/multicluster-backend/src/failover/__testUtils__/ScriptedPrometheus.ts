import http from 'node:http';
import { AddressInfo } from 'node:net';

type Asked = {
  path?: string;
  query: string | null;
  time?: string;
  authorization?: string;
};

/** A real server on this machine that answers as a test says, and remembers what it was asked. */
export class ScriptedPrometheus {
  readonly asked: Asked[] = [];
  answer: (response: http.ServerResponse) => void = () => {};
  readonly #server = http.createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { authorization } = request.headers;
    const asked = new URLSearchParams(body);
    const [query, time] = [asked.get('query'), asked.get('time')];
    const path = `${request.method} ${request.url}`;
    this.asked.push({
      ...{ path, query },
      ...(time && { time }),
      ...(authorization && { authorization }),
    });
    this.answer(response);
  });

  async start(): Promise<this> {
    await new Promise<void>(resolve => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Answers this from now on; text as it is. */
  says(body: object | string, status = 200): void {
    this.answer = response => {
      response.statusCode = status;
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    };
  }

  /** Answers a vector of these values, all measured at one time. */
  measures(values: readonly string[], atMs = 1_000_000): void {
    this.says(vectorOf(values.map(text => ({ value: [atMs / 1000, text] }))));
  }
}

export function vectorOf(result: readonly object[]): object {
  return { status: 'success', data: { resultType: 'vector', result } };
}
