import { Folders } from '../__testUtils__/folders';
import { findLiteralSecrets } from './findLiteralSecrets';

const folders = new Folders();
afterEach(() => folders.close());

const secret = (rest: string) =>
  `apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n${rest}\n`;

describe('findLiteralSecrets', () => {
  it.each<[string, string, string]>([
    ['a Secret with data', 'a.yaml', secret('data:\n  x: eA==')],
    ['a Secret with text', 'a.yml', secret('stringData: {x: y}')],
    [
      'JSON',
      'a.json',
      '{"kind":"Secret","apiVersion":"v1","stringData":{"x":"y"}}',
    ],
    [
      'the second of two',
      'a.yaml',
      `kind: ConfigMap\n---\n${secret('data: {x: eA==}')}`,
    ],
    [
      'one in a list',
      'deep/a.yaml',
      'kind: List\nitems:\n- kind: Secret\n  data: {x: eA==}',
    ],
    [
      'one in a malformed file',
      'a.yaml',
      secret('data:\n  x: eA==\n bad: [').replace('---', ''),
    ],
    [
      'a generator with literals',
      'kustomization.yaml',
      'secretGenerator:\n- name: a\n  literals: [x=y]',
    ],
    [
      'a generator with files',
      'Kustomization',
      'secretGenerator:\n- name: a\n  files: [x.txt]',
    ],
    [
      'a generator of its own',
      'generator.yaml',
      'apiVersion: builtin\nkind: SecretGenerator\nmetadata: {name: a}\nliterals: [a=b]',
    ],
    [
      'a line in a template of a chart',
      'templates/a.yaml',
      secret(
        '  labels: {{ .Values.x }}\ndata:\n  x: eA==\n  y: {{ .Values.y }}',
      ),
    ],
  ])('finds %s', async (_, file, text) => {
    const folder = await folders.create({ [file]: text, 'b.yaml': 'kind: A' });
    expect(await findLiteralSecrets(folder)).toEqual([file]);
  });

  it.each<[string, string]>([
    ['no data', secret('type: Opaque')],
    ['empty data', secret('data: {}\nstringData: {x: ""}')],
    ['data that a value fills in', secret('stringData: {x: "${token}"}')],
    [
      'data that SOPS has encrypted',
      secret('data: {x: "ENC[a]"}\nsops: {mac: a}'),
    ],
    [
      'data that a chart fills in',
      secret(
        'data:\n  {{- if .Values.x }}\n  x: {{ .Values.x | b64enc | quote }}\n  {{- end }}\n  y: |\n    {{ .Values.y }}\ntype: Opaque',
      ),
    ],
    ['another kind', 'kind: SealedSecret\nspec: {encryptedData: {x: y}}'],
    ['a reference', 'kind: ConfigMap\ndata: {kind: Secret}'],
    ['a generator of nothing', 'secretGenerator:\n- name: a'],
  ])('passes over %s', async (_, text) => {
    const folder = await folders.create({ 'a.yaml': text });
    expect(await findLiteralSecrets(folder)).toEqual([]);
  });
});
