import { JsonObject } from '@backstage/types';
import { LentConnection } from '../../../clusters';
import { CommandLine } from '../commands/CommandLine';
import { withTempFolder } from '../tempFolder';
import { explainHelm } from './explainHelm';
import { releaseError } from './explainRelease';
import { writeKubeconfig } from './writeKubeconfig';

/** Which release, on which cluster. */
export type ReleaseOptions = {
  app: string;
  namespace: string;
  /** For messages. */
  cluster: string;
  lent: LentConnection;
  signal: AbortSignal;
  /** How long hooks of the chart may take; two minutes when absent. */
  hookTimeoutMs?: number;
};

export const usualHookTimeoutMs = 120_000;

/** Reading, rendering and the requests to the API server, beside the hooks. */
export const slackMs = 60_000;

/** What an error may say, and what not. */
type Shown = {
  folders?: { [folder: string]: string };
  secretValues?: JsonObject;
};

/** Helm against one cluster, with a kubeconfig that exists no longer than the program runs. */
export class ReleaseCommand {
  readonly #helm: CommandLine;

  constructor(helm: CommandLine) {
    this.#helm = helm;
  }

  majorVersion(signal: AbortSignal): Promise<number | undefined> {
    return this.#helm.majorVersion(signal);
  }

  /** Its standard output. `verb` is what an error says that it could not do. */
  async run(
    options: ReleaseOptions,
    { verb, args, ...shown }: { verb: string; args: string[] } & Shown,
  ): Promise<string> {
    const { code, stdout, why } = await this.try(options, args, shown);
    if (code !== 0) {
      throw releaseError(releaseSentence(options, verb), why);
    }
    return stdout;
  }

  try(
    options: ReleaseOptions,
    args: string[],
    { folders, secretValues }: Shown = {},
  ): Promise<{ code?: number; stdout: string; why: string }> {
    const { namespace, lent, signal } = options;
    const { hookTimeoutMs = usualHookTimeoutMs } = options;
    return withTempFolder('access', async home => {
      const kubeconfig = await writeKubeconfig(home, lent);
      const { code, stdout, stderr } = await this.#helm.run({
        args: [...args, '--namespace', namespace, '--kubeconfig', kubeconfig],
        deadlineMs: hookTimeoutMs + slackMs / 2,
        signal,
      });
      const why = explainHelm({
        stderr,
        folders: { ...folders, [home]: 'access' },
        secretValues,
      });
      return { code, stdout, why };
    });
  }
}

export function releaseSentence(
  { app, cluster }: ReleaseOptions,
  verb: string,
): string {
  return `Helm could not ${verb} the release '${app}' on cluster '${cluster}'`;
}
