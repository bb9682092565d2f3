import { globSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './command.mjs';
import { runJest } from './jest.mjs';
import { runNodeTests } from './nodeTest.mjs';

/** A stage that is one program: it passes or fails as one. */
function check({ name, title, needs, commands }) {
  return {
    name,
    title,
    needs,
    async run({ root, binary, logFile }) {
      let failed = 0;
      for (const [program, ...args] of commands) {
        const code = await runCommand({
          command: binary(program),
          args,
          cwd: root,
          logFile,
        });
        if (code !== 0) failed++;
      }
      return { passed: commands.length - failed, failed };
    },
  };
}

const checks = [
  check({
    name: 'format',
    title: 'Format (prettier)',
    commands: [['prettier', '--check', '.']],
  }),
  check({
    name: 'lint',
    title: 'Lint (eslint, all packages)',
    commands: [['backstage-cli', 'repo', 'lint']],
  }),
  check({
    name: 'types',
    title: 'Types (packages, then the tests outside of them)',
    commands: [
      // Not incremental: the order of names in the API reports would depend on what was compiled before.
      ['tsc', '--incremental', 'false'],
      ['tsc', '-p', 'test/tsconfig.json'],
    ],
  }),
  check({
    name: 'schema',
    title: 'Generated API code equals its OpenAPI document',
    commands: [
      [
        ...['yarn', 'workspace'],
        '@multicluster/backstage-plugin-multicluster-backend',
        ...['generate', '--check'],
      ],
    ],
  }),
  check({
    name: 'api-reports',
    title: 'API reports are up to date',
    needs: 'types',
    commands: [
      [
        ...['backstage-repo-tools', 'api-reports', '--ci'],
        ...['-o', 'ae-wrong-input-file-type,ae-undocumented'],
      ],
    ],
  }),
];

const scripts = {
  name: 'scripts',
  title: 'Tests of the scripts and of the test support',
  run: context =>
    runNodeTests(context, {
      files: globSync(
        [
          'scripts/**/*.test.mjs',
          'test/support/**/*.test.ts',
          'test/bench/**/*.test.ts',
          'test/fleet/**/*.test.ts',
        ],
        { cwd: context.root },
      ),
    }),
};

const unit = {
  name: 'unit',
  title: 'Unit and contract tests, on SQLite and PostgreSQL',
  run: runJest,
};

const integration = {
  name: 'integration',
  title: 'Integration tests on real API servers',
  run: context =>
    runNodeTests(context, {
      files: globSync('test/integration/**/*.test.ts', { cwd: context.root }),
      sources: true,
    }),
};

const portal = check({
  name: 'portal',
  title: 'Build of the portal',
  commands: [['yarn', 'workspace', 'app', 'build']],
});

function story(name) {
  return {
    name: `story-${name}`,
    title: `End to end in Chromium: ${name}`,
    needs: 'portal',
    run: context =>
      runNodeTests(context, {
        files: [join('test/e2e', `${name}.story.ts`)],
      }),
  };
}

/** The stages for these options, in order. */
export function selectStages(options) {
  const all = [
    ...(options.story === undefined ? [...checks, scripts, unit] : []),
    ...(options.story === undefined && !options.fast ? [integration] : []),
    ...(options.fast ? [] : [portal, ...options.stories.map(story)]),
  ];
  if (!options.only) return all;
  const names = new Set(all.map(stage => stage.name));
  const unknown = options.only.filter(name => !names.has(name));
  if (unknown.length > 0) {
    throw new Error(
      `There is no stage ${unknown.join(', ')}. The stages are: ${[
        ...names,
      ].join(', ')}.`,
    );
  }
  return all.filter(stage => options.only.includes(stage.name));
}
