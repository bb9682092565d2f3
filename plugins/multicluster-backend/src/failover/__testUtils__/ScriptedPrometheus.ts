import http from 'node:http';
import { ScriptedServer } from './ScriptedServer';

type Asked = {
  path?: string;
  query: string | null;
  time?: string;
  authorization?: string;
};

/** A real server on this machine that answers as a test says, and remembers what it was asked. */
export class ScriptedPrometheus extends ScriptedServer {
  readonly asked: Asked[] = [];
  answer: (response: http.ServerResponse) => void = () => {};

  protected hear(
    request: http.IncomingMessage,
    body: string,
    response: http.ServerResponse,
  ): void {
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
