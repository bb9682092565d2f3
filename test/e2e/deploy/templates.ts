import assert from 'node:assert/strict';
import { it } from 'node:test';
import { run } from '../../fleet/processes.ts';
import { HUB, type Story } from './Story.ts';
import { TemplateForm } from './TemplateForm.ts';

/** Each template that makes or changes a service, from its form to what runs. */
export function templates(story: () => Story): void {
  const service = async (template: string, name: string) => {
    const form = await TemplateForm.open(story(), template);
    await form.fill({ Name: name });
    await form.type('Owner', 'team-web');
    await form.fill({ Namespace: name, 'Git server': story().forge.url });
    return form.next();
  };

  it('by a chart, with a value of its own on one cluster', async () => {
    const form = await service('deploy-helm', 'cart');
    await (await form.chooseEveryCluster()).next();
    const { page } = story();
    await page.getByRole('button', { name: /more of the chart/ }).click();
    await form.setValue('replicas', 2, '1');
    await page.getByText('this cluster').first().waitFor();
    await form.next();
    await form.fill({ 'Seconds to watch it there': '0' });
    await form.next();
    await form.previewed();
    await form.createAndWait('Its deployments');
    assert.deepEqual(await story().onEach('cart', '.spec.replicas'), [
      '2',
      '1',
      '2',
    ]);
  });

  it('by a kustomization', async () => {
    const form = await service('deploy-kustomize', 'search');
    await (await form.chooseEveryCluster()).next();
    await goToPreview(story(), form);
    await form.createAndWait('Its deployments');
    assert.deepEqual(await story().onEach('search', '.spec.replicas'), [
      '3',
      '1',
      '2',
    ]);
  });

  it('by plain YAML', async () => {
    const form = await service('deploy-yaml', 'mail');
    await (await form.chooseEveryCluster()).next();
    await goToPreview(story(), form);
    await form.createAndWait('Its deployments');
    const ready = await story().onEach('mail', '.status.readyReplicas');
    assert.ok(
      ready.every(count => Number(count) > 0),
      ready.join(),
    );
  });

  it('by a published chart, for a service that is there', async () => {
    const form = await TemplateForm.open(story(), 'deploy-chart');
    await form.pick('Service', 'web');
    await form.fill({ App: 'gateway', Namespace: 'gateway' });
    await form.next();
    await form.fill({
      'Chart repository': story().forge.chartsUrl,
      Chart: 'podinfo',
    });
    await form.next();
    await (await form.chooseEveryCluster()).next();
    await goToPreview(story(), form);
    await form.createAndWait('Its deployments');
    const kubeconfig = story().fleet.kubeconfig('west');
    const list = await run(story().helm, [
      ...['list', '-n', 'gateway', '-o', 'json'],
      ...['--kubeconfig', kubeconfig],
    ]);
    assert.match(list, /"name":"gateway".*"status":"deployed"/);
  });

  it('by Git and Argo CD', async () => {
    const form = await TemplateForm.open(story(), 'deploy-gitops');
    await form.pick('Service', 'web');
    await form.fill({ App: 'blog', Namespace: 'blog' });
    await form.next();
    await form.fill({
      'Chart repository': story().forge.chartsUrl,
      Chart: 'podinfo',
    });
    await form.next();
    await (await form.chooseEveryCluster()).next();
    await form.next();
    await form.fill({
      Repository: `${story().forge.url}/git/deployments.git`,
      'Cluster with Argo CD': HUB,
    });
    await form.createAndWait('What happened');
    for (const cluster of ['east', 'edge', 'west']) {
      const names = await story().fleet.kubectl(
        cluster,
        ...['-n', 'blog', 'get', 'deployments', '-o', 'name'],
      );
      assert.match(names, /deployment/);
    }
  });

  it('as a pipeline alone', async () => {
    const repository = await story().forge.createRepository('shop');
    const form = await TemplateForm.open(story(), 'multicluster-pipeline');
    await form.fill({
      App: 'shop',
      Namespace: 'shop',
      Image: 'registry.example.com/shop',
    });
    await form.next();
    await (await form.chooseEveryCluster()).next();
    await form.next();
    await form.fill({ Repository: repository });
    await form.createAndWait('Pushed');
    const refs = await run('git', ['ls-remote', repository]);
    assert.match(refs, /refs\/heads\/add-pipeline/);
  });
}

/** Through what this act leaves as it is, until the page that shows the diff. */
async function goToPreview(story: Story, form: TemplateForm): Promise<void> {
  const preview = story.page.getByText('What would change').first();
  const next = story.page.getByRole('button', { name: 'Next', exact: true });
  while (!(await preview.isVisible())) {
    await next.click();
    await preview.or(next).first().waitFor();
    // The step's own checks run before the page turns.
    await story.page.waitForFunction(
      () => !document.querySelector('[role=progressbar]'),
    );
  }
  await form.previewed();
}
