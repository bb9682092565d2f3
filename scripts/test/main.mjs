import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stopCommands } from './command.mjs';
import { readOptions, usage } from './options.mjs';
import { Report } from './report.mjs';
import { selectStages } from './stages.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const logs = join(root, '.run', 'test-logs');

function binary(name) {
  // yarn comes with the toolchain, everything else with the dependencies.
  return name === 'yarn' ? 'yarn' : join(root, 'node_modules', '.bin', name);
}

async function runStage(stage, report) {
  const logFile = join(logs, `${stage.name}.log`);
  rmSync(logFile, { force: true });
  const startedAt = Date.now();
  report.begin(stage);
  let result;
  try {
    result = await stage.run({ root, binary, logs, logFile, stage });
  } catch (error) {
    result = { passed: 0, failed: 1, excerpt: error.stack };
  }
  report.end(stage, result, {
    seconds: (Date.now() - startedAt) / 1000,
    logFile,
  });
  return result.failed === 0;
}

async function main() {
  const options = readOptions(root, process.argv.slice(2));
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const stages = selectStages(options);
  mkdirSync(logs, { recursive: true });
  const report = new Report(root);
  const failed = new Set();
  for (const stage of stages) {
    if (interrupted) break;
    if (failed.has(stage.needs)) {
      report.blocked(stage, stage.needs);
      failed.add(stage.name);
    } else if (!(await runStage(stage, report))) {
      failed.add(stage.name);
    }
  }
  return interrupted ? 130 : report.close();
}

let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    interrupted = true;
    stopCommands(signal);
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
