import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';

const running = new Set();

/** Ends every command that is still running; each gets to clean up behind itself. */
export function stopCommands(signal) {
  for (const child of running) child.kill(signal);
}

/**
 * Runs a program to its end with its output appended to `logFile`.
 *
 * Resolves with its exit code, 1 when a signal ended it; a program that cannot be started counts as 127 and says so in the log.
 */
export async function runCommand({
  command,
  args,
  cwd,
  env = process.env,
  logFile,
}) {
  const log = createWriteStream(logFile, { flags: 'a' });
  log.write(`$ ${command} ${args.join(' ')}\n`);
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  let code;
  try {
    const [exitCode] = await once(child, 'close');
    code = exitCode ?? 1;
  } catch (error) {
    log.write(`${error.message}\n`);
    code = 127;
  }
  running.delete(child);
  log.end(`(exit code ${code})\n`);
  await finished(log);
  return code;
}
