import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { ServiceUnavailableError } from '@backstage/errors';
import { DeployTools } from '../types';
import { CommandLine, Program } from './CommandLine';
import { runProgram } from './runProgram';

type Tool = {
  name: 'helm' | 'kustomize';
  title: string;
  versionArgs: string[];
  oldest: [major: number, minor: number];
};

const tools: { helm: Tool; kustomize: Tool } = {
  helm: {
    name: 'helm',
    title: 'Helm',
    versionArgs: ['version', '--short'],
    oldest: [3, 14],
  },
  kustomize: {
    name: 'kustomize',
    title: 'Kustomize',
    versionArgs: ['version'],
    oldest: [5, 0],
  },
};

/**
 * Helm and Kustomize as `multicluster.tools` names them, else as they are in PATH. They are looked for when first needed, so that a
 * portal that deploys nothing needs neither; one that was found and is new enough is not looked for again.
 */
export function findTools(config: Config, logger: LoggerService): DeployTools {
  const create = (tool: Tool) => {
    const key = `multicluster.tools.${tool.name}`;
    const configured = config.getOptionalString(key);
    return new CommandLine({
      name: tool.title,
      locate: remember(signal => locate({ tool, configured, logger, signal })),
    });
  };
  return {
    helm: create(tools.helm),
    kustomize: create(tools.kustomize),
    chartRepositories: config.getOptionalStringArray(
      'multicluster.tools.chartRepositories',
    ),
    allowRemoteResources:
      config.getOptionalBoolean('multicluster.tools.remoteResources') ?? false,
  };
}

/** A failure is not remembered: the next try may find what was installed in the meantime. */
function remember(
  find: (signal: AbortSignal) => Promise<Program>,
): (signal: AbortSignal) => Promise<Program> {
  let found: Program | undefined;
  return async signal => {
    found ??= await find(signal);
    return found;
  };
}

async function locate(options: {
  tool: Tool;
  configured: string | undefined;
  logger: LoggerService;
  signal: AbortSignal;
}): Promise<Program> {
  const { tool, configured, logger, signal } = options;
  const file = await findFile(tool, configured);
  const said = await askVersion(tool, file, signal);
  const version = /v?(\d+)\.(\d+)/.exec(said);
  if (!version) {
    // Whoever has built it without a version knows what they have.
    logger.warn(`${tool.title} does not say its version`);
    return { file };
  }
  const [major, minor] = [Number(version[1]), Number(version[2])];
  const [oldestMajor, oldestMinor] = tool.oldest;
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
    throw new ServiceUnavailableError(
      `${tool.title} ${major}.${minor} on the server is too old: install ${oldestMajor}.${oldestMinor} or newer, or name it with 'multicluster.tools.${tool.name}'`,
    );
  }
  logger.info(`Using ${tool.title} ${said.trim().split('\n')[0]}`);
  return { file, major };
}

async function findFile(
  { name, title }: Tool,
  configured: string | undefined,
): Promise<string> {
  const candidates = configured
    ? [path.resolve(configured)]
    : (process.env.PATH ?? '')
        .split(path.delimiter)
        .filter(folder => path.isAbsolute(folder))
        .map(folder => path.join(folder, name));
  for (const candidate of candidates) {
    if (await isExecutable(candidate)) {
      return candidate;
    }
  }
  throw new ServiceUnavailableError(
    configured
      ? `'multicluster.tools.${name}' does not name a program that can be run`
      : `${title} is not installed on the server: install it, or name it with 'multicluster.tools.${name}'`,
  );
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function askVersion(
  { title, name, versionArgs }: Tool,
  file: string,
  signal: AbortSignal,
): Promise<string> {
  const { code, stdout } = await runProgram({
    file,
    args: versionArgs,
    cwd: '/',
    env: { HOME: '/nonexistent' },
    deadlineMs: 15_000,
    maxBytes: 65_536,
    signal,
  }).catch(() => {
    signal.throwIfAborted();
    return { code: undefined, stdout: '' };
  });
  if (code !== 0) {
    throw new ServiceUnavailableError(
      `${title} on the server does not run: try it there, or name another with 'multicluster.tools.${name}'`,
    );
  }
  return stdout;
}
