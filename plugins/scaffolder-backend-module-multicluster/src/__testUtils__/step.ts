import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  ActionContext,
  TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { JsonObject, JsonValue } from '@backstage/types';
import { Patience } from '../request';

/** Impatient: a test does not wait for real. */
export const IMPATIENT: Patience = {
  firstDelayMs: 1,
  longestDelayMs: 2,
  giveUpAfterMs: 5_000,
};

export type Step = {
  /** Runs the action as the scaffolder does, again and again with the same checkpoints. */
  run(
    action: TemplateAction<any, any>,
    rest?: Partial<ActionContext<JsonObject>>,
  ): Promise<void>;
  log: string[];
  outputs: { [name: string]: unknown };
  checkpoints: Map<string, JsonValue>;
};

/** A step of a task: its workspace, its checkpoints, its log and its outputs. */
export function stepWith(options: {
  input: JsonObject;
  files?: { [path: string]: string };
  secrets?: { [name: string]: string };
}): Step {
  const workspace = createMockDirectory({ content: options.files ?? {} });
  const scratch = createMockDirectory();
  const log: string[] = [];
  const outputs: Step['outputs'] = {};
  const checkpoints = new Map<string, JsonValue>();
  const say = (message: string) => log.push(message);
  const logger = { info: say, warn: say, error: say, debug: say };
  let folders = 0;
  return {
    log,
    outputs,
    checkpoints,
    run: async (action, rest = {}) => {
      const context = createMockActionContext({
        input: options.input,
        secrets: options.secrets,
        task: { id: 'task-1' },
        workspacePath: workspace.path,
      });
      await action.handler({
        ...context,
        step: { id: 'deploy' },
        logger: { ...logger, child: () => context.logger },
        createTemporaryDirectory: async () => {
          folders += 1;
          scratch.addContent({ [String(folders)]: {} });
          return scratch.resolve(String(folders));
        },
        output: (name, value) => {
          outputs[String(name)] = value;
        },
        checkpoint: async ({ key, fn }) => {
          if (!checkpoints.has(key)) {
            checkpoints.set(key, (await fn()) as JsonValue);
          }
          return checkpoints.get(key) as never;
        },
        ...rest,
      });
    },
  };
}
