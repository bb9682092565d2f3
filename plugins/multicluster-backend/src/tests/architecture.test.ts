import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkImports, importsOf, Source } from './__testUtils__/importRules';

const ROOT = path.resolve(__dirname, '../../../..');

/** Of the program, not of its tests: a test may well have a fake server or look into a folder. */
const isProgram = (file: string) =>
  /\.tsx?$/.test(file) &&
  !/\.(test|d)\.tsx?$/.test(file) &&
  !/\/(tests|testUtils|__testUtils__)\//.test(file);

function readSources(): Source[] {
  return ['plugins', 'packages'].flatMap(folder =>
    readdirSync(path.join(ROOT, folder), { withFileTypes: true })
      .filter(each => each.isDirectory())
      .flatMap(each => {
        const src = path.join(ROOT, folder, each.name, 'src');
        return readdirSync(src, { recursive: true, encoding: 'utf8' })
          .map(file => path.join(src, file))
          .filter(isProgram)
          .map(file => ({
            file: path.relative(ROOT, file).split(path.sep).join('/'),
            text: readFileSync(file, 'utf8'),
          }));
      }),
  );
}

const backend = 'plugins/multicluster-backend/src';

describe('the architecture', () => {
  const sources = readSources();

  it('is read from all plugins', () => {
    for (const name of ['', '-backend', '-common', '-node']) {
      const folder = `plugins/multicluster${name}/src/`;
      expect(sources.some(({ file }) => file.startsWith(folder))).toBe(true);
    }
  });

  it('has no import against the rules of the house', () => {
    expect(checkImports(sources)).toEqual([]);
  });

  it.each([
    [`${backend}/failover/FailoverService.ts`, `import { Knex } from 'knex';`],
    [`${backend}/topology/a.ts`, `import type { Agent } from 'undici';`],
    [
      `${backend}/topology/a.ts`,
      `const k = await import('@kubernetes/client-node');`,
    ],
    [`${backend}/logs/a.ts`, `let r: import('express').Response;`],
    [`${backend}/logs/a.ts`, `import { Reflector } from '../watch/Reflector';`],
    [`${backend}/plugin.ts`, `export * from './watch/trim';`],
    [
      'plugins/multicluster-common/src/topology/a.ts',
      `import fs from 'node:fs';`,
    ],
    [
      'plugins/multicluster-common/src/a.ts',
      `import { createServiceRef } from '@backstage/backend-plugin-api';`,
    ],
    [
      'plugins/multicluster-node/src/a.ts',
      `require('@multicluster/backstage-plugin-multicluster-backend');`,
    ],
    [
      'plugins/multicluster/src/a.tsx',
      `import Button from '@mui/material/Button';`,
    ],
    [
      'plugins/multicluster/src/a.tsx',
      `import x from '@multicluster/backstage-plugin-multicluster-node';`,
    ],
  ])('would notice in %s: %s', (file, text) => {
    expect(checkImports([{ file, text }])).not.toEqual([]);
  });

  it.each([
    [
      `${backend}/store/DatabaseResourceStore.ts`,
      `import { Knex } from 'knex';`,
    ],
    [`${backend}/watch/request.ts`, `import { Agent } from 'undici';`],
    [`${backend}/router/a.ts`, `import express from 'express';`],
    [`${backend}/logs/a.ts`, `import { trimResource } from '../watch';`],
    [
      `${backend}/clusters/connection/a.ts`,
      `import { ApiConnection } from '../../watch/types';`,
    ],
    [`${backend}/watch/trim/a.ts`, `import { KINDS } from '../kinds';`],
    ['plugins/multicluster-common/src/a.ts', `import { z } from 'zod';`],
  ])('lets pass in %s: %s', (file, text) => {
    expect(checkImports([{ file, text }])).toEqual([]);
  });

  it('finds every way to import', () => {
    const text = `import a from 'a'; export * from 'b'; import c = require('c');
      const d = require('d'); const e = import('e'); type F = import('f').F; import 'g';`;
    expect(importsOf({ file: 'x.ts', text })).toEqual([...'abcdefg']);
  });
});
