/**
 * `node scripts/run.mjs <binary> <args>`: runs a binary of the dependencies, or the pinned `node`, with the pinned toolchain.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Progress } from './progress.mjs';
import {
  calledByYarn,
  nodeFits,
  prepare,
  Refusal,
  root,
} from './toolchain.mjs';

/**
 * A script of the root named like the binary it runs would call itself for ever if a binary were looked up as a script.
 */
const DEPTH = 'MULTICLUSTER_RUN_DEPTH';
const DEEPEST = 6;

/**
 * Whoever this process runs for: npm passes no signal on, and when it is killed its shell may stay, so both are looked at. The shell of
 * somebody at a terminal is not npm's, and may go.
 */
function callers() {
  const parent = process.ppid;
  try {
    const command = readFileSync(`/proc/${parent}/cmdline`, 'utf8');
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8');
    const npms = /^(sh|\/bin\/sh)\0-c\0/.test(command);
    return npms
      ? `${parent} ${stat.slice(stat.lastIndexOf(')')).split(' ')[2]}`
      : `${parent}`;
  } catch {
    return `${parent}`;
  }
}

function forward(command, args, env) {
  const child = spawn(command, args, { env, stdio: 'inherit' });
  // A terminal sends Ctrl-C to the whole group: the child ends by it, and its status is ours.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const caller = callers();
  setInterval(
    () => callers() !== caller && child.kill('SIGTERM'),
    1000,
  ).unref();
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? (signal ? 130 : 1)));
  });
}

/** Runs it and returns its exit status. */
export async function run(
  binary,
  args,
  { progress = new Progress(process.stderr), extraEnv = {} } = {},
) {
  const depth = Number(process.env[DEPTH] ?? 0);
  if (depth >= DEEPEST) {
    throw new Refusal(
      `\`${binary}\` ends up calling itself: the scripts of package.json are wrong.`,
    );
  }
  const direct = nodeFits() && calledByYarn();
  const env = {
    ...(await prepare({ progress })),
    ...extraEnv,
    [DEPTH]: String(depth + 1),
  };
  progress.close();
  if (binary === 'node') {
    return forward('node', args, env);
  }
  if (direct) {
    const bin = path.join(root, 'node_modules', '.bin', binary);
    return forward(bin, args, env);
  }
  return forward('yarn', ['run', '-B', binary, ...args], env);
}

/** Ends the process with the status, or with the sentence of a refusal. */
export async function exitWith(promise) {
  try {
    process.exit(await promise);
  } catch (error) {
    console.error(error instanceof Refusal ? `\n${error.message}` : error);
    process.exit(1);
  }
}

if (process.argv[1] === import.meta.filename) {
  const [binary, ...args] = process.argv.slice(2);
  await exitWith(
    binary
      ? run(binary, args)
      : Promise.reject(
          new Refusal('Usage: node scripts/run.mjs <binary> <args>'),
        ),
  );
}
