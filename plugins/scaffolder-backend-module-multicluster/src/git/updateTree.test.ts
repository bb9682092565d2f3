import fs from 'node:fs/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { updateTree } from './updateTree';

const owner = { app: 'shop', root: 'clusters' };

describe('updateTree', () => {
  const source = createMockDirectory();
  const clone = createMockDirectory();
  const update = () =>
    updateTree({ source: source.path, clone: clone.path, owner });
  beforeEach(() => {
    source.setContent({
      'clusters/east/shop/a.yaml': 'new',
      'clusters/west/shop/a.yaml': 'same',
    });
    clone.setContent({ '.git/HEAD': 'ref', 'README.md': 'mine' });
  });

  it('writes what differs, and removes what the app has no more', async () => {
    clone.addContent({
      'clusters/west/shop/a.yaml': 'same',
      'clusters/west/shop/old/b.yaml': 'old',
      'clusters/edge/shop/a.yaml': 'left',
      'clusters/edge/other/a.yaml': 'not ours',
      'hub/shop/argocd.yaml': 'kept: nothing for the hub was rendered',
    });
    await expect(update()).resolves.toEqual({
      written: ['clusters/east/shop/a.yaml'],
      removed: ['clusters/edge/shop/a.yaml', 'clusters/west/shop/old/b.yaml'],
    });
    expect(clone.content()).toMatchObject({
      'README.md': 'mine',
      clusters: {
        east: { shop: { 'a.yaml': 'new' } },
        edge: { other: { 'a.yaml': 'not ours' } },
      },
    });
  });

  it('changes nothing the second time', async () => {
    await update();
    await expect(update()).resolves.toEqual({ written: [], removed: [] });
  });

  it.each([
    ['the readme of others', 'README.md'],
    ['another app', 'clusters/east/other/a.yaml'],
    ['the hub of another app', 'hub/other/argocd.yaml'],
    ['the folder of the cluster itself', 'clusters/east/shop.yaml'],
  ])('refuses to write %s', async (_, file) => {
    source.addContent({ [file]: 'x' });
    await expect(update()).rejects.toThrow(
      `'sourcePath' has the file '${file}'`,
    );
  });

  it('refuses to take the app away from everywhere', async () => {
    source.setContent({ 'hub/shop/argocd.yaml': 'x' });
    await expect(update()).rejects.toThrow('away from every cluster');
  });

  it('does not write through a link that the repository has', async () => {
    const outside = createMockDirectory({ content: { 'a.txt': 'untouched' } });
    clone.addContent({ 'clusters/east/shop': {} });
    await fs.symlink(
      outside.resolve('a.txt'),
      clone.resolve('clusters/east/shop/a.yaml'),
    );
    await update().catch(() => {});
    expect(outside.content()).toEqual({ 'a.txt': 'untouched' });
  });
});
