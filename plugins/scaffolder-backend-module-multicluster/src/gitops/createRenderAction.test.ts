import fs from 'node:fs';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { FakeBackend } from '../__testUtils__/FakeBackend';
import { IMPATIENT, stepWith } from '../__testUtils__/step';
import { createRenderAction } from './createRenderAction';

const input = {
  app: 'shop',
  namespace: 'web',
  entityRef: 'component:default/shop',
  source: { type: 'yaml' },
  sourcePath: 'source',
  targets: { names: ['east', 'west'] },
};
const files = { source: { base: { 'a.yaml': 'a' } } } as never;

function backendWith(rendered: object) {
  return new FakeBackend({
    'POST /bundles': [{ body: { bundle: 'abc' } }],
    'POST /deployments/render': [{ body: rendered }],
  });
}

const selected = { chosen: [], leftOut: [], problems: [] };
const renderedFor = (cluster: string, path = 'shop.yaml') => ({
  cluster,
  values: [],
  problems: [],
  files: [
    {
      path,
      content: `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${cluster} }\n`,
    },
  ],
});

function actionOn(backend: FakeBackend) {
  return createRenderAction({
    multicluster: backend.service,
    patience: IMPATIENT,
  });
}

describe('multicluster:render', () => {
  const workspace = createMockDirectory();
  beforeEach(() => workspace.setContent(files));
  const run = (backend: FakeBackend, more = {}) => {
    const step = stepWith({ input: { ...input, ...more } });
    const done = step.run(actionOn(backend), {
      workspacePath: workspace.path,
    });
    return { step, done };
  };
  const written = (file: string) =>
    fs.readFileSync(workspace.resolve(`rendered/${file}`), 'utf8');

  it('writes what each cluster gets, and what Argo CD must know', async () => {
    const backend = backendWith({
      clusters: [renderedFor('east'), renderedFor('west')],
      selected,
    });
    const { step, done } = run(backend, {
      engine: 'argocd',
      repoUrl: 'https://git.example.com/apps.git',
    });
    await done;
    expect(step.outputs).toEqual({
      path: 'rendered',
      hubPath: 'rendered/hub',
      clusters: ['east', 'west'],
      files: [
        'clusters/east/shop/shop.yaml',
        'clusters/west/shop/shop.yaml',
        'hub/shop/argocd.yaml',
      ],
    });
    expect(written('clusters/west/shop/shop.yaml')).toContain('name: west');
    expect(written('hub/shop/argocd.yaml')).toContain('kind: ApplicationSet');
  });

  it('writes nothing when one cluster cannot be rendered', async () => {
    const problem = {
      ...{ severity: 'error', code: 'render' },
      message: 'values.replicas is no number',
    };
    const { done } = run(
      backendWith({
        clusters: [
          renderedFor('east'),
          { ...renderedFor('west'), files: [], problems: [problem] },
        ],
        selected,
      }),
    );
    await expect(done).rejects.toThrow("'west': values.replicas is no number");
    expect(fs.existsSync(workspace.resolve('rendered'))).toBe(false);
  });

  it.each([
    ['a path that leaves the folder', 'east', '../../../../x.yaml', 'parent'],
    ['a cluster whose name is no folder', 'arn:aws/x', 'x.yaml', "'arn:aws/x'"],
  ])('refuses %s', async (_, cluster, path, message) => {
    const { done } = run(
      backendWith({ clusters: [renderedFor(cluster, path)], selected }),
    );
    await expect(done).rejects.toThrow(message);
  });

  it('needs to know where Argo CD finds the files', async () => {
    const { done } = run(
      backendWith({ clusters: [renderedFor('east')], selected }),
      { engine: 'argocd' },
    );
    await expect(done).rejects.toThrow("'repoUrl' is missing");
  });
});
