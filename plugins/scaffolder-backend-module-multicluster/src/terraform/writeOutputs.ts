import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { JsonObject } from '@backstage/types';
import { Outputs } from './Terraform';

/**
 * What a module gives out: what is not sensitive as values, and what is as files of the workspace that only the backend may read. A text
 * is written as it is, so that a kubeconfig is one.
 */
export async function writeOutputs(options: {
  outputs: Outputs;
  workspacePath: string;
  /** Below the workspace; emptied first. */
  folder: string;
}): Promise<{ plain: JsonObject; files: Record<string, string> }> {
  const { outputs, workspacePath, folder } = options;
  const plain: JsonObject = {};
  const files: Record<string, string> = {};
  await rm(join(workspacePath, folder), { recursive: true, force: true });
  for (const [name, { sensitive, value }] of Object.entries(outputs)) {
    if (!sensitive) {
      plain[name] = value;
    } else if (value !== null) {
      files[name] = `${folder}/${name}`;
      await mkdir(join(workspacePath, folder), {
        recursive: true,
        mode: 0o700,
      });
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      await writeFile(join(workspacePath, files[name]), text, { mode: 0o600 });
    }
  }
  return { plain, files };
}
