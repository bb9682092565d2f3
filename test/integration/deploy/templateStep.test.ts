import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AuthService } from '@backstage/backend-plugin-api';
import type { FailoverRun } from '@multicluster/backstage-plugin-multicluster-common';
import { TemplateTasks } from '../../../plugins/multicluster-backend/src/failover/templates';
import { eventually } from '../../support/eventually.ts';
import { guestToken } from '../../support/BackendProcess.ts';
import { deployBed } from './support/bed.ts';
import { DeployPortal } from './support/DeployPortal.ts';
import { readTask } from './support/runTemplate.ts';

const REF = 'template:default/test-failover-step';

const run = {
  ...{ id: 'r-1', mode: 'planned', entityRef: 'component:default/podinfo' },
  since: Date.now(),
  plan: {
    intent: { from: ['east'] },
    participants: [{ cluster: 'west', role: 'target' }],
  },
} as unknown as FailoverRun;

describe('a template as a step of a failover, in the real scaffolder', () => {
  let portal: DeployPortal;
  let tasks: TemplateTasks;

  before(async () => {
    portal = await DeployPortal.start(await deployBed(), 'template-step');
    const { url } = portal.process;
    const token = await guestToken(portal.process);
    const getBaseUrl = async (plugin: string) => `${url}/api/${plugin}`;
    tasks = new TemplateTasks({
      // Another process cannot be this backend: the guest stands in for it.
      auth: {
        getOwnServiceCredentials: async () => ({}),
        getPluginRequestToken: async () => ({ token }),
      } as unknown as AuthService,
      discovery: { getBaseUrl, getExternalBaseUrl: getBaseUrl },
    });
    await eventually(async () => {
      const path =
        '/api/catalog/entities/by-name/template/default/test-failover-step';
      assert.equal((await portal.call(path)).status, 200);
    });
  });
  after(() => portal?.stop());

  const call = (step: string, values: { [name: string]: unknown }) =>
    tasks.call({
      ...{ run, step, template: { ref: REF, values } },
      signal: new AbortController().signal,
    });

  it('is run once, reads what it is about, and is done when its task is', async () => {
    const values = { database: 'orders' };
    assert.equal((await call('data', values)).outcome, 'working');
    const done = await eventually(async () => {
      const answer = await call('data', values);
      assert.equal(answer.outcome, 'done', answer.message);
      return answer;
    });
    const [, id] = /It is task (\S+),/.exec(done.message ?? '') ?? [];
    const { log } = await readTask(portal, id);
    assert.match(log, /Promote orders on west for r-1/);
    const all = await portal.call('/api/scaffolder/v2/tasks');
    assert.equal(((await all.json()) as { tasks: [] }).tasks.length, 1);
  });

  it('is refused with values that the template does not take', async () => {
    const answer = await call('other', {});
    assert.equal(answer.outcome, 'refused', answer.message);
    assert.match(answer.message ?? '', /test-failover-step/);
  });
});
