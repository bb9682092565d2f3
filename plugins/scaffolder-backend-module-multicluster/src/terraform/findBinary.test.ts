import { chmod, writeFile } from 'node:fs/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { findBinary } from './findBinary';

const folder = createMockDirectory();
beforeEach(() => folder.clear());

/** A program that prints its version. */
async function install(name: string, says: string, mode = 0o755) {
  const file = folder.resolve(name);
  await writeFile(file, `#!/bin/sh\necho '${says}'\n`);
  await chmod(file, mode);
  return file;
}
const path = () => ({ PATH: `${folder.path}:/bin:/usr/bin` });

describe('findBinary', () => {
  it('takes OpenTofu before Terraform', async () => {
    const terraform = await install('terraform', 'Terraform v1.5.7');
    await expect(findBinary({ env: path() })).resolves.toBe(terraform);
    const tofu = await install('tofu', 'OpenTofu v1.12.6-dev');
    await expect(findBinary({ env: path() })).resolves.toBe(tofu);
  });

  it('takes what is configured before both', async () => {
    await install('tofu', 'OpenTofu v1.12.6');
    const configured = await install('mine', 'Terraform v2.0.0');
    await expect(findBinary({ configured, env: path() })).resolves.toBe(
      configured,
    );
  });

  it('says what to do when there is none', async () => {
    await expect(findBinary({ env: { PATH: folder.path } })).rejects.toThrow(
      "neither OpenTofu ('tofu') nor Terraform",
    );
    await expect(
      findBinary({ configured: folder.resolve('nope'), env: path() }),
    ).rejects.toThrow("'multicluster.terraform.binary' names no program");
    const configured = await install('mine', 'OpenTofu v1.12.6', 0o644);
    await expect(findBinary({ configured, env: path() })).rejects.toThrow(
      'names no program that the backend may run',
    );
  });

  it.each([
    ['Terraform v1.4.6', 'Terraform 1.4 is too old; install 1.5 or newer'],
    ['OpenTofu v1.5.0', 'OpenTofu 1.5 is too old; install 1.6 or newer'],
    ['Terraform v0.15.0', 'is too old'],
    ['hello', 'neither OpenTofu nor Terraform'],
  ])('refuses what calls itself %s', async (says, message) => {
    const configured = await install('mine', says);
    await expect(findBinary({ configured, env: path() })).rejects.toThrow(
      message,
    );
  });
});
