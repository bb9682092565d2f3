import http from 'node:http';
import { mockServices } from '@backstage/backend-test-utils';
import { ScriptedServer } from '../__testUtils__/ScriptedServer';
import { testRun } from '../store/testRun';
import { TemplateTasks } from './TemplateTasks';

type Task = { id: string; status: string; createdAt: string; spec: any };

/** Answers as the scaffolder's API does, and runs nothing. */
class ScriptedScaffolder extends ScriptedServer {
  readonly tasks: Task[] = [];
  readonly tokens = new Set<string | undefined>();
  /** Of the next request: the status that refuses it; `lost` is done, and not answered. */
  next: (number | 'lost' | undefined)[] = [];
  now = Date.parse('2026-01-01T00:00:00Z');

  protected hear(
    request: http.IncomingMessage,
    text: string,
    response: http.ServerResponse,
  ): void {
    this.tokens.add(request.headers.authorization);
    const fault = this.next.shift();
    if (typeof fault === 'number') {
      response.writeHead(fault).end('{}');
      return;
    }
    const [, known] = /\/v2\/tasks\/(\w+)$/.exec(request.url ?? '') ?? [];
    let body: object = known
      ? this.tasks.find(({ id }) => id === known)!
      : { tasks: [...this.tasks].reverse() };
    if (request.method === 'POST') {
      const { templateRef, values } = JSON.parse(text);
      const id = `t${this.tasks.length + 1}`;
      const createdAt = new Date(this.now).toISOString();
      const spec = { templateRef, parameters: values };
      this.tasks.push({ id, status: 'open', createdAt, spec });
      body = { id };
    }
    if (fault === 'lost') request.socket.destroy();
    else response.writeHead(200).end(JSON.stringify(body));
  }
}

const template = {
  ref: 'template:default/promote',
  values: { database: 'orders' },
};

describe('a template as a step', () => {
  let scaffolder: ScriptedScaffolder;
  let tasks: TemplateTasks;
  const runOf = (id: string) => ({ ...testRun(id), number: 1 });
  const run = runOf('r1');

  beforeEach(async () => {
    scaffolder = await new ScriptedScaffolder().start();
    const getBaseUrl = async () => scaffolder.url;
    tasks = new TemplateTasks({
      auth: mockServices.auth(),
      discovery: { getBaseUrl, getExternalBaseUrl: getBaseUrl },
      deadlineMs: 2_000,
    });
  });
  afterEach(() => scaffolder.stop());

  const call = (step = 'data', of = run) =>
    tasks.call({
      ...{ run: of, step, template },
      signal: new AbortController().signal,
    });

  it('is run once as the portal, with what it is about, however often it is asked for', async () => {
    expect(await call()).toMatchObject({ outcome: 'working' });
    expect(await call()).toMatchObject({ outcome: 'working' });
    expect(scaffolder.tasks).toHaveLength(1);
    const [{ spec }] = scaffolder.tasks;
    expect(spec).toMatchObject({
      templateRef: template.ref,
      parameters: {
        database: 'orders',
        failover: {
          ...{ run: 'r1', step: 'data', entityRef: run.entityRef },
          ...{ mode: run.mode, from: run.plan.intent.from },
        },
      },
    });
    expect([...scaffolder.tokens][0]).toMatch(/^Bearer ./);
  });

  it.each([
    ['processing', 'working'],
    ['completed', 'done'],
    ['failed', 'refused'],
    ['cancelled', 'refused'],
  ])('that is %s is %s', async (status, outcome) => {
    scaffolder.now = run.since + 1;
    await call();
    scaffolder.tasks[0].status = status;
    expect(await call()).toMatchObject({
      ...{ outcome, message: expect.stringContaining('t1') },
    });
    expect(scaffolder.tasks).toHaveLength(1);
  });

  it('is run again when it had failed before a person let the run try again', async () => {
    scaffolder.now = run.since + 1;
    await call();
    scaffolder.tasks[0].status = 'failed';
    const resumed = { ...run, since: run.since + 60_000 };
    expect(await call('data', resumed)).toMatchObject({ outcome: 'working' });
    expect(scaffolder.tasks).toHaveLength(2);
  });

  it('is not run again and again where the scaffolder’s clock is behind', async () => {
    scaffolder.now = run.since - 60_000;
    await call();
    scaffolder.tasks[0].status = 'failed';
    expect(await call()).toMatchObject({ outcome: 'refused' });
    expect(scaffolder.tasks).toHaveLength(1);
  });

  it('is not run again when it was done, whenever that was', async () => {
    await call();
    scaffolder.tasks[0].status = 'completed';
    const later = { ...run, since: Date.now() };
    expect(await call('data', later)).toMatchObject({ outcome: 'done' });
  });

  it('is found again when the answer to its start was lost', async () => {
    scaffolder.next = [200, 'lost'].slice(1) as 'lost'[];
    // It was looked for, and was not there.
    scaffolder.next = [undefined, 'lost'];
    expect(await call()).toMatchObject({ outcome: 'unreachable' });
    expect(await call()).toMatchObject({ outcome: 'working' });
    expect(scaffolder.tasks).toHaveLength(1);
  });

  it('of another step or another run is another task', async () => {
    await call('data');
    await call('look');
    await call('data', runOf('r2'));
    expect(scaffolder.tasks).toHaveLength(3);
  });

  it.each([
    [400, 'refused'],
    [403, 'refused'],
    [404, 'refused'],
    [429, 'unreachable'],
    [503, 'unreachable'],
  ])('answered with %s is %s', async (status, outcome) => {
    scaffolder.next = [status];
    expect(await call()).toMatchObject({
      ...{ outcome, message: expect.stringContaining(template.ref) },
    });
    expect(scaffolder.tasks).toEqual([]);
  });

  it('says so when the scaffolder does not answer', async () => {
    await scaffolder.stop();
    expect(await call()).toMatchObject({ outcome: 'unreachable' });
    scaffolder = await new ScriptedScaffolder().start();
  });
});
