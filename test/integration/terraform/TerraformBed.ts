import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ConfigReader } from '@backstage/config';
import { createTerraformActions } from '../../../plugins/scaffolder-backend-module-multicluster/src/terraform';
import { ensureTools, silent } from '../../fleet/tools.ts';
import { RecordingLogger } from '../../support/RecordingLogger.ts';

/** What a step gave out, and what its log says. */
export type StepRun = { outputs: Record<string, unknown>; log: string };

/** What is needed to run steps on a module: a workspace with it, a state directory, and the real OpenTofu. */
export class TerraformBed {
  readonly folder: string;
  readonly #binary: string;

  private constructor(folder: string, binary: string) {
    this.folder = folder;
    this.#binary = binary;
  }

  /** With the module of a folder, or with one that makes a file, has a secret, and takes `seconds` for it. */
  static async create(moduleFolder?: string): Promise<TerraformBed> {
    const tools = await ensureTools(silent, { tiers: ['deploy'] });
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'terraform-'));
    const bed = new TerraformBed(folder, tools.path('tofu'));
    fs.mkdirSync(bed.module, { recursive: true });
    if (moduleFolder) {
      fs.cpSync(moduleFolder, bed.module, { recursive: true });
    } else {
      fs.writeFileSync(path.join(bed.module, 'main.tf'), MODULE);
    }
    return bed;
  }

  /** For a process that goes on with what another one began. */
  static reopen(folder: string, binary: string): TerraformBed {
    return new TerraformBed(folder, binary);
  }

  get binary(): string {
    return this.#binary;
  }
  get workspacePath(): string {
    return path.join(this.folder, 'workspace');
  }
  get module(): string {
    return path.join(this.workspacePath, 'terraform');
  }
  /** Where the module puts its files. */
  get made(): string {
    return path.join(this.folder, 'made');
  }
  get stateDirectory(): string {
    return path.join(this.folder, 'state');
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /** One run of `multicluster:terraform`, as the scaffolder would do it. */
  async step(
    input: object,
    options: {
      seconds?: number;
      env?: Record<string, string>;
      signal?: AbortSignal;
      onLine?: (line: string) => void;
    } = {},
  ): Promise<StepRun> {
    const { seconds = 0, env, signal, onLine } = options;
    const terraform = {
      binary: this.#binary,
      stateDirectory: this.stateDirectory,
      env: { SECONDS_TO_MAKE: String(seconds), CLOUD_TOKEN, ...env },
    };
    const [action] = createTerraformActions({
      config: new ConfigReader({ multicluster: { terraform } }),
    });
    const outputs: Record<string, unknown> = {};
    const logger = new RecordingLogger();
    const { info } = logger;
    logger.info = (line: string) => {
      info.call(logger, line);
      onLine?.(line);
    };
    await action.handler({
      input: { path: 'terraform', workspace: 'cluster-north', ...input },
      workspacePath: this.workspacePath,
      logger,
      secrets: { adminPassword: ADMIN_PASSWORD },
      signal,
      task: { id: 'task' },
      step: { id: 'step' },
      checkpoint: ({ fn }: { fn: () => unknown }) => fn(),
      createTemporaryDirectory: async () =>
        fs.mkdtempSync(path.join(this.folder, 'temporary-')),
      output: (name: string, value: unknown) => {
        outputs[name] = value;
      },
    } as never);
    return {
      outputs,
      log: logger.lines.map(({ message }) => message).join('\n'),
    };
  }

  /** A plan of the module for one name. */
  plan(name: string, more: object = {}): Promise<StepRun> {
    return this.step({
      command: 'plan',
      variables: { name, folder: this.made },
      secretVariables: { password: 'adminPassword' },
      ...more,
    });
  }
}

export const ADMIN_PASSWORD = 'hunter2-of-the-admin';
export const CLOUD_TOKEN = 'token-of-the-cloud';

const MODULE = `
variable "name" { type = string }
variable "folder" { type = string }
variable "password" {
  type      = string
  sensitive = true
}

resource "terraform_data" "file" {
  input = {
    name   = var.name
    folder = var.folder
  }
  triggers_replace = [var.name, var.folder]

  provisioner "local-exec" {
    command     = "mkdir -p \\"$FOLDER\\" && echo making \\"$NAME\\" $CLOUD_TOKEN && sleep $SECONDS_TO_MAKE && touch \\"$FOLDER/$NAME\\""
    environment = { NAME = self.input.name, FOLDER = self.input.folder }
  }
  provisioner "local-exec" {
    when        = destroy
    command     = "rm \\"$FOLDER/$NAME\\""
    environment = { NAME = self.output.name, FOLDER = self.output.folder }
  }
}

output "name" { value = terraform_data.file.output.name }
output "credential" {
  value     = "\${terraform_data.file.output.name}:\${var.password}"
  sensitive = true
}
`;
