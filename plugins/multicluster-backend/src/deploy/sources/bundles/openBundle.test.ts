import { symlink, readFile, readdir, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Header } from 'tar';
import { Folders } from '../__testUtils__/folders';
import { openBundle } from './openBundle';
import { packFolder } from './packFolder';

jest.setTimeout(30_000);

const folders = new Folders();
afterEach(() => folders.close());

type Entry = {
  path: string;
  content?: string | Buffer;
  type?:
    | 'File'
    | 'Directory'
    | 'SymbolicLink'
    | 'Link'
    | 'CharacterDevice'
    | 'FIFO';
  linkpath?: string;
  mode?: number;
};

/** An archive as a stranger may write it. */
function archive(...entries: Entry[]): Buffer {
  const blocks = entries.flatMap(({ content = '', type = 'File', ...rest }) => {
    const bytes = Buffer.from(content);
    const head = Buffer.alloc(512);
    new Header({ mode: 0o644, ...rest, type, size: bytes.length }).encode(head);
    const padding = Buffer.alloc((512 - (bytes.length % 512)) % 512);
    return [head, bytes, padding];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]), { level: 1 });
}

const web = { path: 'web.yaml', content: 'a: 1\n' };

async function foldersLeft(): Promise<string[]> {
  const all = await readdir(tmpdir());
  return all.filter(name => name.startsWith('multicluster-bundle-'));
}

describe('a bundle', () => {
  it('is what was packed', async () => {
    const files = {
      'base/web.yaml': 'a: 1\n',
      'base/deep/er/x': '',
      'ü.txt': 'ü',
    };
    const opened = await openBundle(
      await packFolder(await folders.create(files)),
    );
    for (const [name, content] of Object.entries(files)) {
      expect(await readFile(path.join(opened.folder, name), 'utf8')).toBe(
        content,
      );
    }
    await opened.close();
    await expect(stat(opened.folder)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('has the same bytes whenever its files were written', async () => {
    const files = { 'b.yaml': 'b', 'a.yaml': 'a', 'c/d.yaml': 'd' };
    const first = await folders.create(files);
    const second = await folders.create(
      Object.fromEntries(Object.entries(files).reverse()),
    );
    await utimes(path.join(second, 'b.yaml'), 1, 1);
    expect(await packFolder(first)).toEqual(await packFolder(second));
  });

  it('leaves out what Git keeps of itself', async () => {
    const folder = await folders.create({ '.git/config': 'x', 'a.yaml': 'a' });
    const { folder: opened, close } = await openBundle(
      await packFolder(folder),
    );
    expect(await readdir(opened)).toEqual(['a.yaml']);
    await close();
  });

  it('is readable whatever the archive says', async () => {
    const { folder, close } = await openBundle(
      archive(
        { path: 'a', type: 'Directory', mode: 0 },
        { path: 'a/b.yaml', content: 'x', mode: 0 },
        { path: './c.yaml', content: 'y', mode: 0o7777 },
      ),
    );
    expect(await readFile(path.join(folder, 'a/b.yaml'), 'utf8')).toBe('x');
    expect((await stat(path.join(folder, 'c.yaml'))).mode & 0o7777).toBe(0o600);
    await close();
  });

  it.each<[string, Entry[], string]>([
    [
      'a path that leads out',
      [web, { path: '../evil.yaml' }],
      "A path of the bundle has a '..': '../evil.yaml'",
    ],
    [
      'a path that leads out and in again',
      [{ path: 'a/../../evil.yaml' }],
      "A path of the bundle has a '..': 'a/../../evil.yaml'",
    ],
    [
      'an absolute path',
      [{ path: '/etc/evil.yaml' }],
      "A path of the bundle is not relative: '/etc/evil.yaml'",
    ],
    [
      'a backslash',
      [{ path: 'a\\..\\b' }],
      "A path of the bundle has a backslash: 'a\\..\\b'",
    ],
    [
      'a control character',
      [{ path: 'a\nb' }],
      "A path of the bundle has a control character: 'a\nb'",
    ],
    [
      'a symbolic link',
      [web, { path: 'link', type: 'SymbolicLink', linkpath: '/etc/passwd' }],
      "'link' in the bundle is a symbolic link: only files and folders are taken",
    ],
    [
      'a hard link',
      [web, { path: 'hard', type: 'Link', linkpath: 'web.yaml' }],
      "'hard' in the bundle is a hard link: only files and folders are taken",
    ],
    [
      'a device',
      [{ path: 'null', type: 'CharacterDevice' }],
      "'null' in the bundle is a device: only files and folders are taken",
    ],
    [
      'a pipe',
      [{ path: 'pipe', type: 'FIFO' }],
      "'pipe' in the bundle is a pipe: only files and folders are taken",
    ],
    ['nothing', [], 'The bundle is no tar archive, or has no files'],
    [
      'a manifest of 50 MB',
      [web, { path: 'base/crd.yaml', content: Buffer.alloc(50_000_000, 97) }],
      "'base/crd.yaml' has 47.7 MiB: a manifest may have 8 MiB",
    ],
    [
      'too much',
      ['a', 'b', 'c'].map(name => ({
        path: name,
        content: Buffer.alloc(22 * 2 ** 20),
      })),
      'The files are more than 64 MiB when unpacked: leave out what is not deployed',
    ],
    [
      'too many folders',
      Array.from({ length: 5_001 }, (_, n) => ({
        path: `f${n}`,
        type: 'Directory' as const,
      })),
      "The bundle has more than 5000 files or folders, the last of which is 'f5000'",
    ],
    [
      'too many files',
      Array.from({ length: 5_001 }, (_, n) => ({ path: `f${n}` })),
      "The bundle has more than 5000 files or folders, the last of which is 'f5000'",
    ],
  ])('with %s is refused', async (_, entries, message) => {
    const before = await foldersLeft();
    await expect(openBundle(archive(...entries))).rejects.toMatchObject({
      name: 'InputError',
      message,
    });
    expect(await foldersLeft()).toEqual(before);
  });

  it.each<[string, Buffer, string]>([
    [
      'no archive',
      Buffer.from('kind: List'),
      'The bundle is not a whole tar.gz file',
    ],
    [
      'cut off',
      archive(web).subarray(0, 60),
      'The bundle is not a whole tar.gz file',
    ],
    [
      'packed twice',
      gzipSync(archive(web)),
      'The bundle is not a whole tar.gz file',
    ],
    [
      'a packed text',
      gzipSync('kind: List\n'.repeat(100)),
      'The bundle is no tar archive, or has no files',
    ],
    [
      'a bomb',
      gzipSync(Buffer.alloc(200 * 2 ** 20), { level: 1 }),
      'The files are more than 64 MiB when unpacked: leave out what is not deployed',
    ],
    [
      'too large',
      Buffer.alloc(17 * 2 ** 20),
      'The files are more than 16 MiB when packed: leave out what is not deployed',
    ],
  ])('that is %s is refused', async (_, bytes, message) => {
    await expect(openBundle(bytes)).rejects.toMatchObject({
      name: 'InputError',
      message,
    });
  });
});

describe('a folder', () => {
  it('with a link is not packed', async () => {
    const folder = await folders.create({ 'a.yaml': 'a' });
    await symlink('/etc/passwd', path.join(folder, 'link'));
    await expect(packFolder(folder)).rejects.toMatchObject({
      name: 'InputError',
      message:
        "'link' is a symbolic link: only files and folders can be deployed",
    });
  });

  it('with a manifest of 50 MB is not packed', async () => {
    const folder = await folders.create({
      'a/b.yml': Buffer.alloc(50_000_000),
    });
    await expect(packFolder(folder)).rejects.toThrow(
      "'a/b.yml' has 47.7 MiB: a manifest may have 8 MiB",
    );
  });
});
