import { DeploySource } from '@multicluster/backstage-plugin-multicluster-common';
import { Folders } from '../__testUtils__/folders';
import { renderRequest } from '../__testUtils__/renderRequest';
import { RenderRequest } from '../../types';
import { renderTarget } from './renderTarget';

const folders = new Folders();
afterEach(() => folders.close());

const map = (name: string, data: string, more = '') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${more}data:\n  ${data}\n`;

async function render(
  files: { [file: string]: string | Buffer },
  source: Partial<DeploySource> = {},
  more: Partial<RenderRequest> = {},
) {
  const folder = await folders.create(files);
  return renderTarget(
    renderRequest({
      source: { type: 'yaml', ...source } as DeploySource,
      folder,
      ...more,
    }),
  );
}

async function shown(...options: Parameters<typeof render>) {
  const { objects } = await render(...options);
  return objects.map(
    ({ kind, metadata, data }) =>
      `${kind} ${metadata?.name}: ${JSON.stringify(data)}`,
  );
}

describe('a source of plain YAML', () => {
  it('is the base, with what the cluster has of its own in place of it', async () => {
    const files = {
      'base/1.yaml': `# no object\n---\n${map('a', 'x: "1"')}---\n---\n${map(
        'b',
        'x: "1"',
      )}`,
      'base/2.json':
        '{"apiVersion":"v1","kind":"Service","metadata":{"name":"a"}}',
      'base/README.md': 'kind: Nothing',
      'base/sub/3.yaml': map('not-read', 'x: "1"'),
      'east/1.yml': map('b', 'x: "2"', '  namespace: web\n'),
      'west/1.yaml': map('a', 'x: "3"'),
    };
    expect(await shown(files)).toEqual([
      'ConfigMap a: {"x":"1"}',
      'ConfigMap b: {"x":"2"}',
      'Service a: undefined',
    ]);
  });

  it('takes another version of the same kind for the same object', async () => {
    const of = (version: string) =>
      `apiVersion: example.com/${version}\nkind: A\nmetadata: {name: x}\ndata: ${version}`;
    const files = { 'base/a.yaml': of('v1'), 'east/a.yaml': of('v2') };
    expect(await shown(files)).toEqual(['A x: "v2"']);
  });

  it('may be in any folders, by what the cluster says', async () => {
    const files = {
      'all/a.yaml': map('a', 'x: "1"'),
      'env/prod/a.yaml': map('a', 'x: "2"'),
      'on/aws-eu-west-1/a.yaml': map('c', 'x: "1"'),
    };
    const source = {
      folders: ['all', 'env/{environment}', 'on/{provider}-{region}', 'none'],
    };
    expect(await shown(files, source)).toEqual([
      'ConfigMap a: {"x":"2"}',
      'ConfigMap c: {"x":"1"}',
    ]);
  });

  it('reads numbers and words as kubectl does', async () => {
    const text = map(
      'a',
      'x: {mode: 0644, on: yes, date: 2020-01-01, base: 1e3}',
    );
    expect(await shown({ 'base/a.yaml': text })).toEqual([
      'ConfigMap a: {"x":{"mode":420,"true":true,"date":"2020-01-01","base":1000}}',
    ]);
  });

  it('may have directives, comments and ends of documents', async () => {
    const text = `# first\n%YAML 1.1\n---\n${map(
      'a',
      'x: |\n    ---\n    y',
    )}...\n---\n# nothing\n`;
    expect(await shown({ 'base/a.yaml': text })).toEqual([
      'ConfigMap a: {"x":"---\\ny\\n"}',
    ]);
  });

  it('hands lists on', async () => {
    const { objects } = await render({
      'base/a.yaml': 'apiVersion: v1\nkind: List\nitems: []',
    });
    expect(objects).toMatchObject([{ kind: 'List', items: [] }]);
  });

  it('puts values in place of references', async () => {
    const text = map(
      'a-${global.cluster}',
      'host: ${name}.${global.region}.example\n  count: ${count}\n  text: "${count}"\n  list: ${list}\n  script: echo $${HOME} $HOME $(x)\n  "${name}-key": |\n    on ${global.env}',
    );
    const { objects, values } = await render(
      { 'base/a.yaml': text },
      { substitute: true },
      {
        values: { common: { name: 'web', count: 3, list: [1, 'b'] } },
        secretValues: { name: 'hidden' },
      },
    );
    expect(objects[0]).toMatchObject({
      metadata: { name: 'a-east' },
      data: {
        host: 'hidden.eu-west-1.example',
        count: 3,
        text: '3',
        list: [1, 'b'],
        script: 'echo ${HOME} $HOME $(x)',
        'hidden-key': 'on prod\n',
      },
    });
    expect(values.map(({ path }) => path)).toEqual([
      'count',
      'global.cluster',
      'global.env',
      'global.provider',
      'global.region',
      'list',
    ]);
  });

  it('knows the app and the namespace of the request', async () => {
    const { objects } = await render(
      { 'base/a.yaml': map('${app}', 'x: ${app} in ${namespace}') },
      { substitute: true },
      { app: 'shop', namespace: 'web' },
    );
    expect(objects).toMatchObject([
      { metadata: { name: 'shop' }, data: { x: 'shop in web' } },
    ]);
  });

  it('lets no value change what an object is', async () => {
    const { objects } = await render(
      { 'base/a.yaml': map('a', 'x: ${x}\n  y: is ${x}') },
      { substitute: true },
      { values: { common: { x: '1\nkind: Secret\n---\n# "' } } },
    );
    expect(objects).toMatchObject([
      { kind: 'ConfigMap', data: { x: '1\nkind: Secret\n---\n# "' } },
    ]);
  });

  it('leaves references alone unless asked to', async () => {
    const files = { 'base/a.yaml': map('a', 'x: ${HOME}') };
    expect(await shown(files)).toEqual(['ConfigMap a: {"x":"${HOME}"}']);
  });

  it.each<[string, Parameters<typeof render>, RegExp | string]>([
    [
      'malformed YAML',
      [
        {
          'base/a.yaml': map('a', 'x: "1"'),
          'base/b.yaml': 'kind: A\nspec: [1,\n',
        },
      ],
      /^base\/b.yaml:\d: Flow sequence in block collection must be/,
    ],
    [
      'an object that no cluster takes',
      [
        {
          'base/a.yaml': `${map('a', 'x: "1"')}---\n${map(
            'b',
            `x: ${'x'.repeat(4 * 2 ** 20)}`,
          )}`,
        },
      ],
      'base/a.yaml:7: this object has 4.0 MiB: no cluster takes more than 3 MiB',
    ],
    ...['{', '[', '{a: ', '- ', '? '].map(
      (nesting): [string, Parameters<typeof render>, string] => [
        `'${nesting}' in endless depth`,
        [{ 'base/a.yaml': `a:\n${nesting.repeat(20_000)}` }],
        'base/a.yaml:1: this is nested too deeply to be read',
      ],
    ),
    [
      'an error in its second object',
      [{ 'base/a.yaml': `${map('a', 'x: "1"')}---\nkind: B\n  x: [` }],
      /^base\/a.yaml:(8|9): /,
    ],
    [
      'a key twice',
      [{ 'base/a.yaml': 'kind: A\nspec:\n  x: 1\n  x: 2\n' }],
      'base/a.yaml:4: Map keys must be unique',
    ],
    [
      'a list of objects',
      [{ 'base/a.yaml': '\n- kind: A\n' }],
      "base/a.yaml:2: this is no Kubernetes object: it has to begin with 'apiVersion' and 'kind'",
    ],
    [
      'no kind',
      [{ 'base/a.yaml': 'a: 1\n---\napiVersion: v1\nmetadata: {name: a}' }],
      "base/a.yaml:1: this is no Kubernetes object: 'apiVersion' and 'kind' is missing",
    ],
    [
      'no name',
      [
        {
          'base/a.yaml':
            'apiVersion: v1\nkind: Pod\nmetadata: {generateName: a-}',
        },
      ],
      "base/a.yaml:1: the Pod has no 'metadata.name', by which it would be found again",
    ],
    [
      'a kustomization',
      [
        {
          'base/kustomization.yaml':
            'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization',
        },
      ],
      "base/kustomization.yaml:1: this is a kustomization: deploy it with a source of type 'kustomize'",
    ],
    [
      'the same object twice',
      [
        {
          'base/a.yaml': map('a', 'x: "1"'),
          'base/b.yaml': `\n${map('a', 'x: "2"')}`,
        },
      ],
      "ConfigMap 'a' is in the source twice: base/a.yaml:1 and base/b.yaml:2",
    ],
    [
      'aliases that grow',
      [
        {
          'base/a.yaml': `apiVersion: v1\nkind: A\nmetadata: {name: a}\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${Array(
            9,
          ).fill('*a')}]\nc: &c [${Array(9).fill('*b')}]\nd: [${Array(9).fill(
            '*c',
          )}]`,
        },
      ],
      'base/a.yaml:1: its aliases cannot be resolved',
    ],
    [
      'a manifest of 50 MB',
      [{ 'base/a.yaml': Buffer.alloc(50_000_000, 32) }],
      "'base/a.yaml' has 47.7 MiB: a manifest may have 8 MiB",
    ],
    [
      'no folder',
      [{ 'other/a.yaml': map('a', 'x: "1"') }],
      "There is nothing to deploy to cluster 'east': none of the folders 'base', '{cluster}' exists",
    ],
    [
      'folders without manifests',
      [{ 'base/README.md': '' }],
      "There is nothing to deploy to cluster 'east': the folders of 'source.folders' have no manifests",
    ],
    [
      'a folder outside',
      [{ 'base/a.yaml': '' }, { folders: ['../base'] }],
      "'source.folders' must be a path within the files of the deployment: '../base' has a '..'",
    ],
    [
      'an absolute folder',
      [{ 'base/a.yaml': '' }, { folders: ['/etc'] }],
      "'source.folders' must be a path within the files of the deployment: '/etc' is not relative",
    ],
    [
      'a placeholder that is none',
      [{ 'base/a.yaml': '' }, { folders: ['{zone}'] }],
      "'{zone}' has '{zone}': only {cluster}, {provider}, {region} and {environment} stand for something",
    ],
    [
      'a reference to a value that is not there',
      [
        { 'base/a.yaml': `\n${map('a', 'x: is ${image.tag}')}` },
        { substitute: true },
      ],
      "base/a.yaml:7: there is no value 'image.tag'. For a literal '${' write '$${'",
    ],
    [
      'a reference that is none',
      [{ 'base/a.yaml': map('a', 'x: ${A:-b[}') }, { substitute: true }],
      "base/a.yaml:6: '${A:-b[}' is no reference to a value. For a literal '${' write '$${'",
    ],
    [
      'an object within a text',
      [{ 'base/a.yaml': map('a', 'x: is ${global}') }, { substitute: true }],
      "base/a.yaml:6: '${global}' is an object, which cannot be part of a text",
    ],
    [
      'a value for what the cluster does not say',
      [
        { 'base/a.yaml': map('a', 'x: "1"') },
        {},
        {
          target: { name: 'bare', labels: {} },
          values: { common: { a: '{{region}}' } },
        },
      ],
      "The value 'a' needs {{region}}, but cluster 'bare' does not say its region.",
    ],
    [
      'a name with shell characters',
      [{ 'base/a.yaml': '' }, {}, { app: 'web;rm -rf' }],
      "'app' must be a DNS label of at most 53 characters (a-z, 0-9 and -), but is 'web;rm -rf'",
    ],
    [
      'a name that looks like an option',
      [{ 'base/a.yaml': '' }, {}, { namespace: '--kubeconfig' }],
      "'namespace' must be a DNS label of at most 63 characters (a-z, 0-9 and -), but is '--kubeconfig'",
    ],
  ])('with %s is refused', async (_, options, message) => {
    await expect(render(...options)).rejects.toThrow(message);
  });

  it('ignores what a cluster calls itself when that leads elsewhere', async () => {
    const target = { name: 'east', region: '../..', labels: {} };
    const files = { 'base/a.yaml': map('a', 'x: "1"') };
    const source = { folders: ['base', '{region}'] };
    expect(await shown(files, source, { target })).toHaveLength(1);
  });
});
