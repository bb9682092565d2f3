/**
 * Gets the pinned Node and yarn, and the dependencies of the lockfile. Runs on Node 20 with npm alone, so it imports nothing that is not
 * in Node.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');
const toolchain = path.join(root, '.toolchain');
const pins = path.join(root, 'scripts', 'toolchain');

/** A sentence for the user; its stack is of no interest to them. */
export class Refusal extends Error {}

/** TypeScript files are run as they are, which Node 22 does from 22.18 on. */
export function nodeFits(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  return major === 24 || (major === 22 && minor >= 18);
}

export function calledByYarn() {
  return (process.env.npm_config_user_agent ?? '').startsWith('yarn/');
}

/** What npm tells its scripts would make yarn believe that it runs inside of npm's package. */
function withoutNpm(env) {
  const kept = Object.entries(env).filter(
    ([name]) =>
      !/^npm_(lifecycle|package)_/.test(name) &&
      !['npm_command', 'npm_execpath', 'npm_node_execpath'].includes(name),
  );
  return Object.fromEntries(kept);
}

function isOlder(file, than) {
  const time = name => fs.statSync(name, { throwIfNoEntry: false })?.mtimeMs;
  return (time(file) ?? 0) < (time(than) ?? 0);
}

async function quietly(step, command, args, env) {
  const child = spawn(command, args, { cwd: root, env, stdio: 'pipe' });
  let output = '';
  let seen = 0;
  const keep = chunk => {
    output = (output + chunk).slice(-8000);
    seen += 1;
    step.update(
      undefined,
      String(chunk).trim().split('\n').at(-1)?.slice(0, 60),
    );
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) {
    step.fail();
    throw new Refusal(
      `${command} ${args[0]} failed:\n${output.trim()}\n${
        seen ? '' : 'It said nothing.'
      }`,
    );
  }
  step.done();
}

async function fetchToolchain(progress) {
  const lock = fs.readFileSync(path.join(pins, 'package-lock.json'));
  const key = createHash('sha256').update(lock).digest('hex');
  const stamp = path.join(toolchain, '.complete');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === key) {
    return;
  }
  fs.mkdirSync(toolchain, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    fs.copyFileSync(path.join(pins, file), path.join(toolchain, file));
  }
  const step = progress.step('Getting the pinned Node and yarn', {
    usualSeconds: 10,
  });
  const flags = [
    '--ignore-scripts',
    '--workspaces=false',
    '--no-audit',
    '--no-fund',
  ];
  await quietly(
    step,
    'npm',
    ['ci', '--prefix', toolchain, ...flags],
    process.env,
  );
  fs.writeFileSync(stamp, key);
}

function toolchainEnv() {
  const bins = [
    path.join(toolchain, 'node_modules', `node-linux-${process.arch}`, 'bin'),
    path.join(toolchain, 'node_modules', '.bin'),
  ];
  return {
    ...withoutNpm(process.env),
    PATH: [...bins, process.env.PATH].join(path.delimiter),
    YARN_IGNORE_PATH: '1',
  };
}

async function install(progress, env) {
  const state = path.join(root, 'node_modules', '.yarn-state.yml');
  if (!isOlder(state, path.join(root, 'yarn.lock'))) {
    return;
  }
  const step = progress.step('Installing the dependencies', {
    usualSeconds: 120,
  });
  await quietly(step, 'yarn', ['install', '--immutable'], env);
  // yarn leaves the file alone when nothing changed, and the next start would ask again.
  fs.utimesSync(state, new Date(), new Date());
}

/**
 * Makes sure of Node, yarn and the dependencies, and returns the environment to run things in. Called by yarn on a Node that fits, it
 * changes nothing: whoever calls yarn has installed.
 */
export async function prepare({ progress }) {
  if (nodeFits() && calledByYarn()) {
    return { ...process.env };
  }
  const pinned =
    process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch);
  if (!pinned && !nodeFits()) {
    throw new Refusal(
      `This needs Node 24 (or 22.18 and later), and here is ${process.versions.node}: install Node 24 and try again.`,
    );
  }
  await fetchToolchain(progress);
  const env = toolchainEnv();
  await install(progress, env);
  return env;
}

/** Kubernetes and the sample app are built here, by Go. */
export function requireGo() {
  const { stdout, error } = spawnSync('go', ['version'], { encoding: 'utf8' });
  const [, major, minor] = /go(\d+)\.(\d+)/.exec(stdout ?? '') ?? [];
  if (error || !major) {
    throw new Refusal(
      'The local clusters are built with Go, which is not on the PATH: install Go 1.26 or later, or use clusters of your own with `npm start -- --kubeconfig FILE`.',
    );
  }
  if (Number(major) === 1 && Number(minor) < 26) {
    throw new Refusal(
      `The local clusters need Go 1.26 or later, and here is ${major}.${minor}: install a newer Go.`,
    );
  }
}
