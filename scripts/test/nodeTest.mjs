import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from './command.mjs';

/**
 * Runs files with Node's own test runner, one after the other in one process, so that they can share a fleet.
 *
 * With `sources`, plugin sources can be imported as they are, by the transform that Backstage's own backend start uses.
 */
export async function runNodeTests(context, { files, sources, env }) {
  const { root, logFile, logs, stage } = context;
  const countsFile = join(logs, `${stage.name}.json`);
  await rm(countsFile, { force: true });
  const code = await runCommand({
    command: process.execPath,
    args: [
      '--disable-warning=ExperimentalWarning',
      '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
      ...(sources
        ? ['--require', '@backstage/cli/config/nodeTransform.cjs']
        : []),
      ...['--test', '--test-isolation=none'],
      ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
      `--test-reporter=${join(root, 'scripts/test/countingReporter.mjs')}`,
      `--test-reporter-destination=${countsFile}`,
      ...files,
    ],
    cwd: root,
    env: { ...process.env, ...env },
    logFile,
  });
  const log = await readFile(logFile, 'utf8');
  // Lines that a test wants a person to read, such as a measured time.
  const notes = [...log.matchAll(/^.*NOTE: (.*)$/gm)].map(match => match[1]);
  const counts = await readCounts(countsFile);
  if (!counts) return { passed: 0, failed: 1, notes };
  return {
    passed: counts.passed,
    failed: counts.failed === 0 && code !== 0 ? 1 : counts.failed,
    notes: counts.skipped
      ? [...notes, `${counts.skipped} tests are skipped`]
      : notes,
    excerpt: counts.failures.length
      ? counts.failures.map(text => text.slice(0, 2000)).join('\n\n')
      : undefined,
  };
}

async function readCounts(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}
