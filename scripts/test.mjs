// `npm test`: the bootstrap (toolchain, dependencies), then every stage in `scripts/test/main.mjs`.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const scripts = dirname(fileURLToPath(import.meta.url));
const child = spawn(
  process.execPath,
  [
    join(scripts, 'run.mjs'),
    ...['node', '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
    join(scripts, 'test', 'main.mjs'),
    ...process.argv.slice(2),
  ],
  { cwd: dirname(scripts), stdio: 'inherit' },
);

// The terminal sends Ctrl-C to the whole group, so this process only has to outlive its child.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => {
  process.exitCode = signal ? 1 : code ?? 1;
});
