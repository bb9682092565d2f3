import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { examplesRoot } from '../../fleet/paths.ts';
import { knownTools } from '../../fleet/tools.ts';
import { TerraformBed } from './TerraformBed.ts';

const modules = [
  'templates/create-cluster/terraform',
  ...['portal-access', 'eks', 'gke', 'aks'].map(name => `terraform/${name}`),
];

describe('the example modules, as far as OpenTofu reads them without their providers', () => {
  let folder: string;

  before(async () => {
    (await TerraformBed.create()).remove();
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'modules-'));
    fs.cpSync(examplesRoot, path.join(folder, 'examples'), {
      recursive: true,
    });
    fs.mkdirSync(path.join(folder, 'mirror'));
    // Providers come from an empty folder: nothing is downloaded, and the answer is the same everywhere.
    fs.writeFileSync(
      path.join(folder, 'tofurc'),
      `provider_installation {\n  filesystem_mirror {\n    path = "${folder}/mirror"\n  }\n}\n`,
    );
  });
  after(() => fs.rmSync(folder, { recursive: true }));

  function tofu(module: string, ...args: string[]) {
    const { status, stdout, stderr } = spawnSync(
      knownTools().path('tofu'),
      args,
      {
        cwd: path.join(folder, 'examples', module),
        env: {
          PATH: process.env.PATH,
          HOME: folder,
          CHECKPOINT_DISABLE: '1',
          TF_CLI_CONFIG_FILE: path.join(folder, 'tofurc'),
        },
        encoding: 'utf8',
      },
    );
    return { status, said: `${stdout}${stderr}` };
  }

  /** All that `init` objects to, but for providers that it cannot have here. */
  function faultsOf(module: string): string[] {
    const { said } = tofu(module, 'init', '-backend=false', '-no-color');
    const errors = [...said.matchAll(/^Error: (.*)$/gm)].map(
      ([, text]) => text,
    );
    return errors.filter(
      text => text !== 'Failed to query available provider packages',
    );
  }

  for (const module of modules) {
    it(`reads ${module}`, () => {
      assert.deepEqual(faultsOf(module), []);
      const { status, said } = tofu(module, 'fmt', '-check', '-diff');
      assert.equal(status, 0, said);
    });
  }

  it('would tell a module that is wrong', () => {
    const main = path.join(folder, 'examples/terraform/eks/main.tf');
    const text = fs.readFileSync(main, 'utf8');
    for (const wrong of [
      `${text}\nresource "aws_vpc" {\n`,
      text.replace('../portal-access', '../nowhere'),
      `${text}\nresource "aws_eks_cluster" "this" {}\n`,
    ]) {
      fs.writeFileSync(main, wrong);
      assert.notDeepEqual(faultsOf('terraform/eks'), []);
    }
    fs.writeFileSync(main, text);
  });

  it('validates the module of the local cluster whole', () => {
    const module = 'templates/create-cluster/terraform';
    assert.equal(tofu(module, 'init', '-backend=false').status, 0);
    const { status, said } = tofu(module, 'validate', '-no-color');
    assert.equal(status, 0, said);
  });
});
