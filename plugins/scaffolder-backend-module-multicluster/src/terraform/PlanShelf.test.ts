import { readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { PlanShelf } from './PlanShelf';

const folder = createMockDirectory();
beforeEach(() => folder.clear());

const note = { workspace: 'north', destroy: false, summary: 'Create 1' };

async function keep(text = 'a plan') {
  const shelf = new PlanShelf({ stateDirectory: folder.resolve('state') });
  const file = folder.resolve('plan');
  await writeFile(file, text);
  return { shelf, hash: await shelf.keep(file, note) };
}
const place = (hash: string) =>
  folder.resolve('state', 'plans', `${hash}.tfplan`);

describe('PlanShelf', () => {
  it('gives back the plan of a hash, also to another process', async () => {
    const { hash } = await keep();
    const other = new PlanShelf({ stateDirectory: folder.resolve('state') });
    const target = folder.resolve('copy');
    await expect(other.take(hash, target)).resolves.toEqual(note);
    expect(await readFile(target, 'utf8')).toBe('a plan');
  });

  it('is nobody’s business but the backend’s', async () => {
    await keep();
    // eslint-disable-next-line no-bitwise
    const mode = (await stat(folder.resolve('state', 'plans'))).mode & 0o777;
    expect(mode).toBe(0o700);
  });

  it('refuses a plan that was changed', async () => {
    const { shelf, hash } = await keep();
    await writeFile(place(hash), 'another plan');
    await expect(
      shelf.take(hash, folder.resolve('copy')),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('was changed'),
    });
  });

  it('refuses what is no hash, and one that it does not know', async () => {
    const { shelf } = await keep();
    const target = folder.resolve('copy');
    await expect(shelf.take('../north', target)).rejects.toMatchObject({
      name: 'InputError',
    });
    await expect(shelf.take('a'.repeat(64), target)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it('knows what was applied', async () => {
    const { shelf, hash } = await keep();
    expect(await shelf.isApplied(hash)).toBe(false);
    await shelf.markApplied(hash);
    expect(await shelf.isApplied(hash)).toBe(true);
  });

  it('forgets plans that nobody can approve any longer', async () => {
    const { shelf, hash } = await keep();
    await utimes(place(hash), 0, 0);
    await keep('the next plan');
    await expect(
      shelf.take(hash, folder.resolve('copy')),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});
