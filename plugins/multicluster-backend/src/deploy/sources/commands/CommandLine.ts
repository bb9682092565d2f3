import { isError, ServiceUnavailableError } from '@backstage/errors';
import { withTempFolder } from '../tempFolder';
import { ProgramEnd, runProgram } from './runProgram';

export type CommandOptions = {
  args: string[];
  cwd?: string;
  stdin?: string;
  deadlineMs: number;
  signal: AbortSignal;
  /** Of its standard output; 64 MiB when absent. */
  maxBytes?: number;
  /** Added to the few variables that every program gets. */
  env?: Record<string, string>;
};

/** A program that was found. */
export type Program = {
  /** Absolute path. */
  file: string;
  /** Undefined when it does not say. */
  major?: number;
};

/** What a program needs of the server's environment: to be found, and to find its way out and trust whom the server trusts. */
const keptVariables = [
  'PATH',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'SystemRoot',
];

/**
 * One program, such as Helm. Every run has a home of its own that is gone afterwards: nothing of the server's user leaks into it, and no
 * run sees what another has left. Arguments are a list and never go through a shell; secrets go by files or standard input, since
 * arguments can be read by everyone on the machine.
 */
export class CommandLine {
  readonly name: string;
  readonly #locate: (signal: AbortSignal) => Promise<Program>;

  /** `locate` finds the program, or rejects with a sentence that says how to get it. */
  constructor(options: {
    name: string;
    locate: (signal: AbortSignal) => Promise<Program>;
  }) {
    this.name = options.name;
    this.#locate = options.locate;
  }

  /**
   * Runs it to its end. A program that ran and failed is no error here: its `code` tells. Rejects with a `ServiceUnavailableError` when it
   * cannot be run or does not end in time, with an `InputError` when it prints too much, and with the signal's reason.
   */
  async run(options: CommandOptions): Promise<ProgramEnd> {
    const { file } = await this.#locate(options.signal);
    return withTempFolder('home', home => this.#runIn(home, file, options));
  }

  /** Its major version; undefined when it does not say. Rejects as `run` does. */
  async majorVersion(signal: AbortSignal): Promise<number | undefined> {
    const { major } = await this.#locate(signal);
    return major;
  }

  async #runIn(
    home: string,
    file: string,
    options: CommandOptions,
  ): Promise<ProgramEnd> {
    try {
      return await runProgram({
        file,
        args: options.args,
        cwd: options.cwd ?? home,
        env: { ...environment(home), ...options.env },
        stdin: options.stdin,
        deadlineMs: options.deadlineMs,
        maxBytes: options.maxBytes ?? 64 * 2 ** 20,
        signal: options.signal,
      });
    } catch (error) {
      options.signal.throwIfAborted();
      if (
        isError(error) &&
        (error.name === 'InputError' ||
          error.name === 'ServiceUnavailableError')
      ) {
        error.message = `${this.name}: ${error.message}`;
        throw error;
      }
      const code = (error as { code?: unknown } | undefined)?.code;
      throw new ServiceUnavailableError(
        `${this.name} cannot be run${
          typeof code === 'string' ? ` (${code})` : ''
        }`,
      );
    }
  }
}

/** Where we keep what a program reads: no concern of whoever reads its complaint. */
const ownFolders = /[^\s"'(=:]*\/multicluster-[a-z]+-\d+-\w+\/?/g;

/** The last lines that a failed program has said, for a sentence. */
export function lastWords(stderr: string, lines = 8): string {
  return stderr
    .split('\n')
    .map(line => line.trimEnd())
    .filter(line => line !== '' && !/^(WARNING|level=|I\d{4} )/.test(line))
    .slice(-lines)
    .join('\n')
    .replaceAll(ownFolders, '')
    .slice(-4_000);
}

function environment(home: string): Record<string, string> {
  const kept = keptVariables.flatMap(name => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    TMPDIR: home,
    XDG_CACHE_HOME: `${home}/cache`,
    XDG_CONFIG_HOME: `${home}/config`,
    XDG_DATA_HOME: `${home}/data`,
    LC_ALL: 'C',
  };
}
