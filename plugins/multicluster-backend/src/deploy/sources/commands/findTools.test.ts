import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import { Folders } from '../__testUtils__/folders';
import { findTools } from './findTools';

const folders = new Folders();
const originalPath = process.env.PATH;
afterEach(async () => {
  process.env.PATH = originalPath;
  await folders.close();
});

/** A program that prints a version, whatever it is asked. */
async function program(name: string, prints: string, code = 0) {
  const folder = await folders.create();
  const file = path.join(folder, name);
  await writeFile(file, `#!/bin/sh\necho '${prints}'\nexit ${code}\n`);
  await chmod(file, 0o755);
  return { folder, file };
}

function find(tools: object = {}) {
  return findTools(
    new ConfigReader({ multicluster: { tools } } as object),
    mockServices.logger.mock(),
  );
}

const run = {
  args: [],
  deadlineMs: 10_000,
  signal: new AbortController().signal,
};

describe('findTools', () => {
  it.each([
    ['helm', 'v4.3.1', 4],
    ['helm', 'v3.14.0+gabc', 3],
    ['helm', '(devel)', undefined],
    ['kustomize', 'v5.8.2', 5],
    ['kustomize', '{kustomize/v5.0.0  2023}', 5],
  ] as const)('takes %s %s', async (name, version, major) => {
    const { file } = await program(name, version);
    const tool = find({ [name]: file })[name];
    expect(await tool.majorVersion(run.signal)).toBe(major);
    expect((await tool.run(run)).stdout.trim()).toBe(version);
  });

  it('looks in PATH when nothing is configured', async () => {
    const { folder } = await program('helm', 'v4.0.0');
    process.env.PATH = `relative:${folder}`;
    expect(await find().helm.majorVersion(run.signal)).toBe(4);
  });

  it.each([
    [
      'helm',
      'v3.13.9',
      0,
      "Helm 3.13 on the server is too old: install 3.14 or newer, or name it with 'multicluster.tools.helm'",
    ],
    [
      'kustomize',
      'v4.5.7',
      0,
      "Kustomize 4.5 on the server is too old: install 5.0 or newer, or name it with 'multicluster.tools.kustomize'",
    ],
    [
      'helm',
      '',
      1,
      "Helm on the server does not run: try it there, or name another with 'multicluster.tools.helm'",
    ],
  ] as const)('refuses %s %s', async (name, prints, code, message) => {
    const { file } = await program(name, prints, code);
    await expect(find({ [name]: file })[name].run(run)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message,
    });
  });

  it('says what to install when it is absent, and finds it once it is there', async () => {
    const folder = await folders.create();
    process.env.PATH = folder;
    const { helm } = find();
    await expect(helm.run(run)).rejects.toThrow(
      "Helm is not installed on the server: install it, or name it with 'multicluster.tools.helm'",
    );
    await writeFile(path.join(folder, 'helm'), '#!/bin/sh\necho v4.1.0\n');
    await chmod(path.join(folder, 'helm'), 0o755);
    expect(await helm.majorVersion(run.signal)).toBe(4);
  });

  it('names the key when it is configured wrongly, and no path', async () => {
    await expect(find({ helm: '/no/such/helm' }).helm.run(run)).rejects.toThrow(
      /^'multicluster.tools.helm' does not name a program that can be run$/,
    );
  });

  it('lets nothing be fetched from other servers unless that is configured', () => {
    expect(find()).toMatchObject({
      allowRemoteResources: false,
      chartRepositories: undefined,
    });
    const configured = {
      remoteResources: true,
      chartRepositories: ['https://charts.example/'],
    };
    expect(find(configured)).toMatchObject({
      allowRemoteResources: true,
      chartRepositories: ['https://charts.example/'],
    });
  });
});
