import { eventually } from '../../../support/eventually.ts';
import type { DeployPortal } from './DeployPortal.ts';

const DEADLINE_MS = 300_000;

type TaskState = 'open' | 'processing' | 'completed' | 'failed' | 'cancelled';

export type Task = {
  id: string;
  state: TaskState;
  /** All that its log says, a line each. */
  log: string;
};

async function json<T>(answer: Response): Promise<T> {
  if (!answer.ok) {
    throw new Error(`${answer.url}: ${answer.status} ${await answer.text()}`);
  }
  return (await answer.json()) as T;
}

/** Starts a template of the catalog, as the page does; returns the task's id. */
export async function startTemplate(
  portal: DeployPortal,
  name: string,
  values: object,
): Promise<string> {
  await eventually(async () => {
    const path = `/api/catalog/entities/by-name/template/default/${name}`;
    const { status } = await portal.call(path);
    if (status !== 200) throw new Error(`${name} is not in the catalog.`);
  });
  const body = { templateRef: `template:default/${name}`, values };
  const { id } = await json<{ id: string }>(
    await portal.call('/api/scaffolder/v2/tasks', { method: 'POST', body }),
  );
  return id;
}

/** The task as it is now. */
export async function readTask(
  portal: DeployPortal,
  id: string,
): Promise<Task> {
  const path = `/api/scaffolder/v2/tasks/${id}`;
  const { status } = await json<{ status: TaskState }>(await portal.call(path));
  const events = await json<{ body: { message: string } }[]>(
    await portal.call(`${path}/events`),
  );
  const log = events.map(({ body }) => body.message).join('\n');
  return { id, state: status, log };
}

/** Returns when the task has ended, however it did. */
export async function endOf(portal: DeployPortal, id: string): Promise<Task> {
  return eventually(
    async () => {
      const task = await readTask(portal, id);
      if (['open', 'processing'].includes(task.state)) {
        throw new Error(`The task is ${task.state}: ${task.log}`);
      }
      return task;
    },
    { deadlineMs: DEADLINE_MS, everyMs: 500 },
  );
}

export async function runTemplate(
  portal: DeployPortal,
  name: string,
  values: object,
): Promise<Task> {
  return endOf(portal, await startTemplate(portal, name, values));
}
