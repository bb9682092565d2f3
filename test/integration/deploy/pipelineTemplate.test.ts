import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parse } from 'yaml';
import { run } from '../../fleet/processes.ts';
import { callsOf, parseGroovy } from '../pipeline/groovy.ts';
import { parseGithubWorkflow } from '../pipeline/workflow.ts';
import { deployBed, type Bed } from './support/bed.ts';
import { DeployPortal } from './support/DeployPortal.ts';
import { runTemplate } from './support/runTemplate.ts';

describe('the template that adds a pipeline', () => {
  let bed: Bed;
  let portal: DeployPortal;
  let folder: string;

  before(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pipeline-'));
    bed = await deployBed();
    portal = await DeployPortal.start(bed, 'deploy-pipeline');
  });
  after(async () => {
    await portal?.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('pushes a Jenkinsfile and a workflow for the clusters that were chosen', async () => {
    const repoUrl = `${bed.forge.url}/git/shop-pipeline.git`;
    const task = await runTemplate(portal, 'multicluster-pipeline', {
      app: 'shop',
      namespace: 'shop',
      image: 'registry.example.com/team/shop',
      chart: 'chart',
      unitTest: 'npm test',
      integrationTest: 'npm run test:integration',
      branch: 'main',
      targets: { names: ['east', 'west'] },
      values: {
        common: { replicas: 4 },
        clusters: { east: { replicas: 2 } },
      },
      repoUrl,
      pushBranch: 'add-pipeline',
    });
    assert.equal(task.state, 'completed', task.log);

    const clone = path.join(folder, 'clone');
    await run('git', [
      ...['clone', '--quiet', '--branch', 'add-pipeline', repoUrl, clone],
    ]);
    const read = (file: string) =>
      fs.readFileSync(path.join(clone, file), 'utf8');
    const { root, faults } = await parseGroovy(read('Jenkinsfile'));
    assert.deepEqual(faults, []);
    const [parallel] = callsOf(root, 'parallel');
    assert.deepEqual(
      callsOf(parallel.node, 'stage').map(({ texts }) => texts[0]),
      ['east', 'west'],
    );
    const workflow = await parseGithubWorkflow(
      read('.github/workflows/shop.yaml'),
    );
    assert.deepEqual(workflow.errors, []);
    assert.equal(parse(read('deploy/values/east.yaml')).replicas, 2);
    assert.equal(parse(read('deploy/values/west.yaml')).replicas, 4);
    assert.match(read('PIPELINE.md'), /kubeconfig-east, kubeconfig-west/);
  });
});
