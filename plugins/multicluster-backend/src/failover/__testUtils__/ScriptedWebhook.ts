import http from 'node:http';
import { ScriptedServer } from './ScriptedServer';

type Asked = {
  path: string;
  headers: http.IncomingHttpHeaders;
  /** Of a POST; undefined of what has none. */
  body?: { [field: string]: unknown };
};
type Answer = { status: number; headers?: { [name: string]: string } };

/** A real server on this machine that answers as a test says, and remembers what it was asked. */
export class ScriptedWebhook extends ScriptedServer {
  readonly asked: Asked[] = [];
  /** Undefined: the connection is cut without an answer. */
  answer: (asked: Asked) => Answer | undefined = () => ({ status: 200 });

  protected hear(
    request: http.IncomingMessage,
    text: string,
    response: http.ServerResponse,
  ): void {
    const { headers } = request;
    const path = `${request.method} ${request.url}`;
    const asked = { path, headers, ...(text && { body: JSON.parse(text) }) };
    this.asked.push(asked);
    const answer = this.answer(asked);
    if (!answer) {
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, answer.headers);
    response.end('what is said is not read');
  }

  /** Answers these one after the other, and the last one from then on. */
  says(...answers: (Answer | undefined)[]): void {
    let next = 0;
    this.answer = () => answers[Math.min(next++, answers.length - 1)];
  }
}
