import fs from 'node:fs/promises';
import path from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { list } from 'tar';
import { folderAt, packFolder } from './packFolder';

const folder = createMockDirectory();

async function namesIn(bytes: Uint8Array): Promise<string[]> {
  const names: string[] = [];
  const packed = folder.resolve('../packed.tar.gz');
  await fs.writeFile(packed, bytes);
  await list({ file: packed, onReadEntry: entry => names.push(entry.path) });
  await fs.rm(packed);
  return names;
}

describe('packFolder', () => {
  beforeEach(() => folder.clear());

  it('gives the same bytes for the same files, whenever they were written', async () => {
    const content = { chart: { 'Chart.yaml': 'name: shop' }, 'b.yaml': 'b' };
    folder.setContent({ first: content });
    const first = await packFolder(folder.resolve('first'));
    folder.addContent({ second: content });
    const late = new Date(2030, 1, 1);
    await fs.utimes(folder.resolve('second/b.yaml'), late, late);
    await fs.chmod(folder.resolve('second/b.yaml'), 0o600);
    await fs.chmod(folder.resolve('first/b.yaml'), 0o600);
    expect(await packFolder(folder.resolve('first'))).toEqual(
      await packFolder(folder.resolve('second')),
    );
    expect(await namesIn(first)).toEqual(['./b.yaml', './chart/Chart.yaml']);
  });

  it('leaves out what Git keeps for itself', async () => {
    folder.setContent({ '.git': { HEAD: 'ref' }, '.gitignore': 'x', a: 'a' });
    const bytes = await packFolder(folder.path);
    expect(await namesIn(bytes)).toEqual(['./.gitignore', './a']);
  });

  it('packs the file that a link means', async () => {
    folder.setContent({ 'values.yaml': 'a: 1' });
    await fs.symlink('values.yaml', folder.resolve('link.yaml'));
    const bytes = await packFolder(folder.path);
    expect(await namesIn(bytes)).toEqual(['./link.yaml', './values.yaml']);
  });

  it.each([
    ['out of it', '/etc/hostname'],
    ['to a folder', '.'],
    ['to nothing', 'missing'],
  ])('refuses a link %s', async (_, target) => {
    folder.setContent({ a: 'a' });
    await fs.symlink(target, folder.resolve('link'));
    await expect(packFolder(folder.path)).rejects.toThrow(
      "'link' is a link to something that is no file of the source folder",
    );
  });

  it('refuses an empty folder', async () => {
    folder.setContent({ empty: {} });
    await expect(packFolder(folder.path)).rejects.toThrow('has no file');
  });

  it('names the file that is too large', async () => {
    folder.setContent({ 'small.yaml': 'a' });
    const file = await fs.open(path.join(folder.path, 'large.bin'), 'w');
    await file.truncate(65 * 1024 * 1024);
    await file.close();
    await expect(packFolder(folder.path)).rejects.toThrow(
      "The source folder has 65.0 MiB, and 64.0 MiB is the most; the largest file is 'large.bin' with 65.0 MiB",
    );
  });

  it('refuses too many files', async () => {
    folder.setContent(
      Object.fromEntries(
        Array.from({ length: 5_001 }, (_, index) => [`${index}.yaml`, 'a']),
      ),
    );
    await expect(packFolder(folder.path)).rejects.toThrow('has 5001 files');
  });
});

describe('folderAt', () => {
  it('does not follow a link out of the workspace', async () => {
    folder.setContent({ workspace: {}, secrets: { a: 'a' } });
    await fs.symlink('../secrets', folder.resolve('workspace/link'));
    await expect(
      folderAt(folder.resolve('workspace'), 'sourcePath', 'link'),
    ).rejects.toThrow(
      "'sourcePath' must be a folder of the workspace, but 'link' leaves it",
    );
  });
});
