import fs from 'node:fs';
import path from 'node:path';
import { goModOf, versionIn } from './parts.ts';
import { fleetRoot, toolsRoot } from './paths.ts';
import { run } from './processes.ts';

/** Where modules were found before: Go asks the network even for what it has, and a second start shall not need one. */
const KNOWN = path.join(toolsRoot, 'modules.json');

function known(): Record<string, string> {
  try {
    return JSON.parse(fs.readFileSync(KNOWN, 'utf8'));
  } catch {
    return {};
  }
}

/** Gets a Go module into the module cache, where Go checks it, and returns its folder. */
export async function moduleDir(module: string): Promise<string> {
  const before = known()[module];
  if (before && fs.existsSync(before)) {
    return before;
  }
  const args = ['mod', 'download', '-json', module];
  const { Dir: dir } = JSON.parse(await run('go', args, { cwd: fleetRoot }));
  fs.mkdirSync(toolsRoot, { recursive: true });
  fs.writeFileSync(KNOWN, JSON.stringify({ ...known(), [module]: dir }));
  return dir;
}

/** The sample app's own repository, with the chart and the kustomization that its authors publish. */
export async function podinfoDir(): Promise<string> {
  const module = 'github.com/stefanprodan/podinfo';
  return moduleDir(`${module}@${versionIn(goModOf('podinfo'), module)}`);
}
