import assert from 'node:assert/strict';
import { it } from 'node:test';
import { eventually } from '../../support/eventually.ts';
import { CLUSTERS, type Story } from './Story.ts';
import { TemplateForm } from './TemplateForm.ts';

/** The Deployments tab of a service that was made from a template. */
export function deployments(story: () => Story): void {
  const page = () => story().page;
  const next = () =>
    page().getByRole('button', { name: 'Next', exact: true }).click();
  const names = (cluster: string, namespace: string) =>
    story().fleet.kubectl(
      cluster,
      ...['-n', namespace, 'get', 'deployments', '-o', 'name'],
    );
  const scaleWest = (replicas: number) =>
    story().fleet.kubectl(
      'west',
      ...['-n', 'cart', 'scale', 'deployment/cart', `--replicas=${replicas}`],
    );

  it('says what runs where, with which values, who deployed it and when', async () => {
    await story().openDeployments('cart');
    const clusters = page().getByRole('table', {
      name: 'What runs on each cluster',
    });
    await clusters.waitFor();
    await eventually(async () => {
      const text = await clusters.innerText();
      for (const cluster of CLUSTERS) assert.match(text, new RegExp(cluster));
      assert.match(text, /replicas 1/);
    });
    const history = page().getByRole('table', { name: /^Deployments, newest/ });
    await eventually(async () => {
      const told = await history.innerText();
      assert.match(told, /Succeeded[\s\S]*3 clusters: 6 objects created/);
    });
    // The name of the reference stands there until the catalog has said how the person is called.
    await history.getByText('Guest', { exact: true }).first().waitFor();
  });

  it('finds what somebody changed by hand, and takes nothing back by itself', async () => {
    await scaleWest(5);
    await page().getByRole('button', { name: 'Check now' }).click();
    await page().getByText('replicas: 5').first().waitFor({ timeout: 60_000 });
    await page().getByText('west differs from what was deployed').waitFor();
    await story().screenshot('deployments-drift');
    const [, , west] = await story().onEach('cart', '.spec.replicas');
    assert.equal(west, '5');
    await scaleWest(2);
  });

  it('opens a deployment with its timeline, by a link that can be shared', async () => {
    const revision = page().getByRole('button', { name: /revision 1/i });
    const link = page().getByRole('link', { name: /revision 1/i });
    await revision.or(link).first().click();
    await page().waitForURL(/deployment=/);
    const shared = page().url();
    await page().goto(shared);
    await page().getByText('Deployed.').first().waitFor();
    await story().screenshot('deployments-timeline');
  });

  it('takes a cluster away by the template that it leads to, filled in', async () => {
    await story().openDeployments('cart');
    await page().getByRole('link', { name: 'Add or remove a cluster' }).click();
    const app = page()
      .getByLabel(/^App[\s*]*$/)
      .first();
    await app.waitFor();
    assert.equal(await app.inputValue(), 'cart');
    await next();
    await page().getByText('3 of 3 chosen').first().waitFor();
    await page().getByRole('checkbox', { name: /edge/ }).first().click();
    await page().getByText('2 of 3 chosen').first().waitFor();
    await next();
    await page()
      .getByLabel(/^Why[\s*]*$/)
      .first()
      .fill('edge is full');
    await next();
    await page()
      .getByText('accepted the dry run')
      .nth(1)
      .waitFor({ timeout: 60_000 });
    await TemplateForm.current(story()).createAndWait('Its deployments');
    assert.equal(await names('edge', 'cart'), '');
    assert.match(await names('west', 'cart'), /cart/);
  });

  it('undeploys from everywhere when somebody says why', async () => {
    await story().openDeployments('mail');
    await page().getByRole('button', { name: 'Undeploy…' }).first().click();
    const dialog = page().getByRole('dialog');
    await dialog.getByRole('textbox').first().fill('not needed');
    await dialog.getByRole('button', { name: 'Undeploy', exact: true }).click();
    await page().getByText('It is on no cluster now.').waitFor({
      timeout: 90_000,
    });
    await eventually(async () => {
      for (const cluster of CLUSTERS) {
        assert.equal(await names(cluster, 'mail'), '', cluster);
      }
    });
  });
}
