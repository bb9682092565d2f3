import assert from 'node:assert/strict';
import { it } from 'node:test';
import { eventually } from '../../support/eventually.ts';
import type { Story } from './Story.ts';
import { TemplateForm } from './TemplateForm.ts';

const NAME = 'north';

/** A real cluster: planned, approved by a person, made, and taken away again. */
export function approvals(story: () => Story): void {
  /** Leaves the waiting task, decides on the page of approvals, and comes back. */
  const approve = async (subject: RegExp) => {
    const { page, portal } = story();
    const task = page.url();
    await page.getByText('Wait for an approval').first().waitFor();
    await page.goto(`${portal.url}/multicluster/approvals`);
    await page.getByRole('link', { name: subject }).first().click();
    await page.getByText('terraform_data.cluster').first().waitFor();
    await story().screenshot('approval');
    await page.getByRole('button', { name: /^Approve/ }).click();
    await page.getByText('It is approved.').first().waitFor();
    await page.goto(task);
  };

  it('waits until a person has read the plan, and is in the fleet after it', async () => {
    const { page, portal } = story();
    const form = await TemplateForm.open(story(), 'create-cluster');
    await form.fill({ Name: NAME });
    await form.create();
    await approve(new RegExp(`create 1.*${NAME}`, 'i'));
    await form.ended('The cluster in the fleet');
    await page.goto(`${portal.url}/multicluster/${NAME}`);
    await page.getByRole('heading', { name: NAME }).waitFor();
  });

  it('is gone from the fleet when a person has approved that', async () => {
    const { page, portal } = story();
    // The only cluster that templates have made is chosen by itself, once the catalog knows it.
    const form = await eventually(
      async () => {
        const opened = await TemplateForm.open(story(), 'remove-cluster');
        await page
          .waitForLoadState('networkidle', { timeout: 3_000 })
          .catch(() => {});
        assert.match(await opened.readField('Cluster'), new RegExp(NAME));
        return opened;
      },
      { deadlineMs: 60_000 },
    );
    await form.create();
    await approve(new RegExp(`destroy 1.*${NAME}`, 'i'));
    await form.ended('The fleet');
    await page.goto(`${portal.url}/multicluster`);
    await page.getByRole('link', { name: 'Open east' }).waitFor();
    await page
      .getByRole('link', { name: `Open ${NAME}` })
      .waitFor({ state: 'detached' });
  });
}
