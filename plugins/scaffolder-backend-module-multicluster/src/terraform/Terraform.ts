import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { InputError } from '@backstage/errors';
import { JsonValue } from '@backstage/types';
import { PlanJson } from './describePlan';
import { TerraformSettings } from './readSettings';
import { EndedProcess, runProcess } from './runProcess';

/** A cloud takes its time to end what it has begun. */
const graceMs = 30 * 60_000;
const lockTimeout = '-lock-timeout=15m';
const mostJson = 256 * 1024 * 1024;
/** Terraform and OpenTofu let files of this kind win over the module's own. */
const overrideFile = 'multicluster_backend_override.tf.json';

export type Outputs = {
  [name: string]: { sensitive: boolean; value: JsonValue };
};

export type TerraformOptions = {
  binary: string;
  settings: TerraformSettings;
  /** Folder of the module. */
  folder: string;
  /** For what this run alone needs; it is removed by somebody else. */
  temporary: string;
  env: Record<string, string>;
  onLine: (line: string) => void;
  signal: AbortSignal | undefined;
};

/** One module with one state. `close` leaves nothing behind in the module's folder. */
export class Terraform {
  readonly #options: TerraformOptions;

  constructor(options: TerraformOptions) {
    this.#options = options;
  }

  /** Fetches providers and modules, and chooses the state. */
  async open(workspace: string): Promise<void> {
    const { settings, folder } = this.#options;
    const { stateDirectory, backend } = settings;
    const states = join(stateDirectory, 'states');
    await mkdir(states, { recursive: true, mode: 0o700 });
    await mkdir(join(stateDirectory, 'plugins'), { recursive: true });
    if (backend === 'local') {
      const local = { path: join(states, 'default'), workspace_dir: states };
      await writeFile(
        join(folder, overrideFile),
        JSON.stringify({ terraform: { backend: { local } } }),
      );
    }
    await this.#run('init', ['-input=false', '-no-color']);
    await this.#run('workspace', [
      'select',
      '-or-create=true',
      '-no-color',
      workspace,
    ]);
  }

  async close(): Promise<void> {
    await rm(join(this.#options.folder, overrideFile), { force: true });
  }

  async plan(options: {
    target: string;
    variablesFile: string;
    destroy: boolean;
    quiet?: boolean;
  }): Promise<void> {
    const { target, variablesFile, destroy, quiet } = options;
    await this.#run(
      'plan',
      [
        '-input=false',
        '-no-color',
        lockTimeout,
        `-var-file=${variablesFile}`,
        `-out=${target}`,
        ...(destroy ? ['-destroy'] : []),
      ],
      quiet ? () => {} : undefined,
    );
  }

  /** Answers `stale` when the state is no longer the one that the plan was made from. */
  async apply(plan: string): Promise<'applied' | 'stale'> {
    const ended = await this.#start('apply', [
      '-input=false',
      '-no-color',
      lockTimeout,
      plan,
    ]);
    if (ended.code === 0) {
      return 'applied';
    }
    if (/Saved plan is stale/.test(ended.lastLines.join('\n'))) {
      return 'stale';
    }
    throw failure('apply', ended);
  }

  async show(plan: string): Promise<PlanJson> {
    return this.#json(['show', '-json', '-no-color', plan]);
  }

  async outputs(): Promise<Outputs> {
    return this.#json(['output', '-json', '-no-color']);
  }

  async #json<T>(args: string[]): Promise<T> {
    const { binary, folder, env, signal } = this.#options;
    const { stdout } = await promisify(execFile)(binary, args, {
      cwd: folder,
      env: this.#environment(env),
      maxBuffer: mostJson,
      signal,
    });
    return JSON.parse(stdout) as T;
  }

  async #run(
    command: string,
    args: string[],
    onLine?: (line: string) => void,
  ): Promise<void> {
    const ended = await this.#start(command, args, onLine);
    if (ended.code !== 0) {
      throw failure(command, ended);
    }
  }

  async #start(
    command: string,
    args: string[],
    onLine = this.#options.onLine,
  ): Promise<EndedProcess> {
    const { binary, folder, temporary, env, signal } = this.#options;
    const ended = await runProcess({
      command: binary,
      args: [command, ...args],
      cwd: folder,
      env: this.#environment(env),
      logFile: join(temporary, `${command}.log`),
      onLine,
      signal,
      graceMs,
    });
    signal?.throwIfAborted();
    return ended;
  }

  #environment(env: Record<string, string>): Record<string, string> {
    const { settings, temporary } = this.#options;
    return {
      TF_PLUGIN_CACHE_DIR: join(settings.stateDirectory, 'plugins'),
      ...env,
      TF_IN_AUTOMATION: '1',
      TF_INPUT: '0',
      CHECKPOINT_DISABLE: '1',
      // Not in the workspace, where it would be stored with it: backends write their credentials there.
      TF_DATA_DIR: join(temporary, 'data'),
    };
  }
}

/** The part of what it wrote that says what is wrong. */
function failure(command: string, { code, lastLines }: EndedProcess): Error {
  const from = lastLines.findIndex(line => /Error: /.test(line));
  const said = lastLines
    .slice(Math.max(from, from < 0 ? -10 : 0))
    .map(line => line.replace(/^[│╷╵\s]+/, ''))
    .filter(Boolean)
    .join('\n');
  const how = code === undefined ? 'was killed' : `ended with ${code}`;
  return new InputError(`'${command}' ${how}: ${said}`);
}
