import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../test/support/EmbeddedPostgres.ts';
import { runCommand } from './command.mjs';

/** Unit and contract tests of all packages, on SQLite and PostgreSQL. */
export async function runJest({ root, binary, logFile, logs }) {
  const postgres = await startEmbeddedPostgres();
  const outputFile = join(logs, 'unit.json');
  await rm(outputFile, { force: true });
  try {
    const code = await runCommand({
      command: binary('backstage-cli'),
      args: [
        ...['repo', 'test', '--watchAll=false', '--maxWorkers=2'],
        ...['--workerIdleMemoryLimit=1200MB', '--passWithNoTests'],
        // Screens under a loaded machine take long; a test that hangs still ends.
        '--testTimeout=30000',
        ...['--json', `--outputFile=${outputFile}`],
      ],
      cwd: root,
      env: {
        ...process.env,
        BACKSTAGE_TEST_DISABLE_DOCKER: '1',
        BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING:
          postgres.connectionString,
      },
      logFile,
    });
    return summarise(JSON.parse(await readFile(outputFile, 'utf8')), code);
  } finally {
    await postgres.close();
  }
}

function summarise(results, code) {
  // A suite that does not even load has no tests to fail, so it counts as one.
  const broken = results.testResults.filter(
    suite => suite.status === 'failed' && suite.assertionResults.length === 0,
  );
  const failed = results.numFailedTests + broken.length;
  const names = [
    ...broken.map(suite => `${suite.name}: ${suite.message}`),
    ...results.testResults
      .flatMap(suite => suite.assertionResults)
      .filter(test => test.status === 'failed')
      .map(test => `${test.fullName}\n${test.failureMessages[0] ?? ''}`),
  ];
  return {
    passed: results.numPassedTests,
    // A run that failed without a failing test (a threshold, a crash at the end) is a failure all the same.
    failed: failed === 0 && code !== 0 ? 1 : failed,
    notes: results.numPendingTests
      ? [`${results.numPendingTests} tests are skipped`]
      : [],
    excerpt: names.length
      ? names.map(name => name.slice(0, 1500)).join('\n\n')
      : undefined,
  };
}
