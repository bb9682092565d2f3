import path from 'node:path';
import { Folders } from '../__testUtils__/folders';
import { checkKustomization } from './checkKustomization';

const folders = new Folders();
afterEach(() => folders.close());

async function check(
  files: { [file: string]: string },
  options: { folder?: string; allowRemoteResources?: boolean } = {},
) {
  const root = await folders.create(files);
  const { folder = 'app', allowRemoteResources = false } = options;
  await checkKustomization({
    folder: path.join(root, folder),
    root,
    allowRemoteResources,
  });
}

const deployment = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}';

describe('a kustomization', () => {
  it('may use files and folders of the deployment', async () => {
    const checked = check({
      'app/kustomization.yaml': `
resources: [web.yaml, ../base]
components: [../parts]
generators: [generator.yaml]
transformers:
- |-
  apiVersion: builtin
  kind: LabelTransformer
  metadata: {name: x}
  fieldSpecs: [{path: https://not/a/file}]
patches:
- target: {kind: Deployment}
  patch: '[{"op":"remove","path":"/spec/replicas"}]'
labels:
- pairs: {a: b}
  fields: [{path: spec/template}]
configMapGenerator:
- name: a
  literals: [URL=https://example.com]
commonAnnotations: {home: https://example.com}
`,
      'app/web.yaml': `${deployment}\nspec: {path: "https://example.com"}`,
      'app/generator.yaml': 'kind: ConfigMapGenerator\nfiles: [a=b.txt]',
      'base/Kustomization': 'bases: [../parts]',
      'parts/kustomization.yml': 'kind: Component',
    });
    await expect(checked).resolves.toBeUndefined();
  });

  it.each<[string, { [file: string]: string }, string | RegExp]>([
    [
      'a folder outside',
      { 'app/kustomization.yaml': 'resources: [../../../etc]' },
      "'app/kustomization.yaml' names '../../../etc', which is outside of the files of the deployment",
    ],
    [
      'a folder outside, further on',
      {
        'app/kustomization.yaml': 'resources: [../base]',
        'base/kustomization.yaml': 'components: [../..]',
      },
      "'base/kustomization.yaml' names '../..', which is outside of the files of the deployment",
    ],
    [
      'an absolute path',
      { 'app/kustomization.yaml': 'resources: [/etc/passwd]' },
      "'app/kustomization.yaml' names '/etc/passwd', which is outside of the files of the deployment",
    ],
    [
      'a folder that is not there',
      { 'app/kustomization.yaml': 'resources: [base]' },
      "'app/kustomization.yaml' names 'base', which does not exist",
    ],
    ...[
      'https://example.com/a.yaml',
      'http://127.0.0.1:2379/v2',
      'github.com/org/repo/base?ref=v1',
      'git@github.com:org/repo',
      'ssh://git@example.com/repo',
      'git::https://example.com/repo',
    ].map((entry): [string, { [file: string]: string }, string] => [
      entry,
      { 'app/kustomization.yaml': `resources: ["${entry}"]` },
      `'app/kustomization.yaml' names '${entry}' of another server: copy it into the files of the deployment, or have 'multicluster.tools.remoteResources' allow it`,
    ]),
    [
      'a patch of another server',
      {
        'app/kustomization.yaml': 'patches: [{path: "https://example.com/p"}]',
      },
      /names 'https:\/\/example.com\/p' of another server/,
    ],
    [
      'a generated file of another server',
      {
        'app/kustomization.yaml':
          'configMapGenerator: [{name: a, files: ["k=http://127.0.0.1/x"]}]',
      },
      /names 'http:\/\/127.0.0.1\/x' of another server/,
    ],
    [
      'a generator that asks another server',
      {
        'app/kustomization.yaml': 'generators: [g.yaml]',
        'app/g.yaml': 'kind: ConfigMapGenerator\nfiles: ["http://127.0.0.1/x"]',
      },
      /^'app\/g.yaml' names 'http:\/\/127.0.0.1\/x' of another server/,
    ],
    [
      'a file that is no YAML',
      { 'app/kustomization.yaml': 'resources:\n- a\n b: [' },
      /^app\/kustomization.yaml:\d: /,
    ],
  ])('with %s is refused', async (_, files, message) => {
    await expect(check(files)).rejects.toThrow(message);
  });

  it('may name other servers when that is allowed', async () => {
    const entries = [
      'https://example.com/a.yaml',
      'github.com/org/repo/base?ref=v1',
    ];
    const files = {
      'app/kustomization.yaml': `resources: ${JSON.stringify(entries)}`,
    };
    const allowed = check(files, { allowRemoteResources: true });
    await expect(allowed).resolves.toBeUndefined();
  });

  it('that names itself is read once', async () => {
    const files = { 'app/kustomization.yaml': 'resources: [../app]' };
    await expect(check(files)).resolves.toBeUndefined();
  });
});
