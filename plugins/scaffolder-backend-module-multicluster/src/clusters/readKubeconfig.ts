import { readFile, stat } from 'node:fs/promises';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { StepContext } from '../request';

const longest = 256 * 1024;

/** From the file or the task secret that the input names. The text itself is never in an input: inputs are logged and stored. */
export async function readKubeconfig(
  ctx: Pick<StepContext, 'workspacePath' | 'secrets'>,
  input: { kubeconfigPath?: string; kubeconfigSecret?: string },
): Promise<string> {
  const { kubeconfigPath, kubeconfigSecret } = input;
  if ((kubeconfigPath === undefined) === (kubeconfigSecret === undefined)) {
    throw new InputError(
      "Give either 'kubeconfigPath', a file of the workspace, or 'kubeconfigSecret', the name of a task secret",
    );
  }
  if (kubeconfigSecret !== undefined) {
    const { secrets = {} } = ctx;
    const text = Object.hasOwn(secrets, kubeconfigSecret)
      ? secrets[kubeconfigSecret]
      : undefined;
    if (!text) {
      throw new InputError(
        `'kubeconfigSecret' names the task secret '${kubeconfigSecret}', and the task has none of that name; ask for it with 'ui:field: Secret'`,
      );
    }
    return text;
  }
  const file = resolveSafeChildPath(ctx.workspacePath, kubeconfigPath!);
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) {
    throw new InputError(
      `'kubeconfigPath' is '${kubeconfigPath}', and the workspace has no such file`,
    );
  }
  if (found.size > longest) {
    throw new InputError(
      `'kubeconfigPath' is '${kubeconfigPath}', which is longer than 256 KiB: not a kubeconfig of one cluster`,
    );
  }
  return readFile(file, 'utf8');
}
