/** `npm start`: see `test/fleet/start.ts`, which runs on the pinned Node. */
import path from 'node:path';
import { exitWith, run } from './run.mjs';
import { requireGo, root } from './toolchain.mjs';

async function start(args) {
  if (!args.includes('--kubeconfig') && !args.includes('--help')) {
    requireGo();
  }
  const file = path.join(root, 'test', 'fleet', 'start.ts');
  const flags = ['--disable-warning=ExperimentalWarning'];
  // When this process is killed outright, the child must not go on by itself.
  const extraEnv = { MULTICLUSTER_START_PARENT: String(process.pid) };
  return run('node', [...flags, file, ...args], { extraEnv });
}

await exitWith(start(process.argv.slice(2)));
