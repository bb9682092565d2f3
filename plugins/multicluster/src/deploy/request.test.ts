import { JsonObject } from '@backstage/types';
import { buildRequest } from './request';

const sketch: JsonObject = {
  app: '${{ parameters.name }}',
  namespace: '${{parameters.namespace}}',
  entityRef: 'component:default/${{ parameters.name }}',
  source: { type: 'helm', chart: './chart', valueFiles: ['a.yaml'] },
  templateFiles: { path: './skeleton' },
  targets: '${{ parameters.targets }}',
  values: '${{ parameters.values }}',
  createNamespace: true,
};
const formData: JsonObject = {
  name: 'shop',
  namespace: 'web',
  targets: { names: ['east'] },
  values: { common: { replicaCount: 2 } },
};
const templateRef = 'template:default/deploy-helm';

describe('buildRequest', () => {
  it('puts the fields of the form where the template names them, with their types', () => {
    expect(buildRequest({ sketch, formData, templateRef })).toEqual({
      missing: [],
      problems: [],
      request: {
        app: 'shop',
        namespace: 'web',
        entityRef: 'component:default/shop',
        source: { type: 'helm', chart: './chart', valueFiles: ['a.yaml'] },
        templateFiles: { path: './skeleton', templateRef },
        targets: { names: ['east'] },
        values: { common: { replicaCount: 2 } },
        createNamespace: true,
      },
    });
  });

  it('names what is missing, and asks nothing then', () => {
    const built = buildRequest({
      sketch,
      formData: { namespace: '' },
      templateRef,
    });
    expect(built.missing).toEqual(['name', 'namespace', 'targets']);
    expect(built.request).toBeUndefined();
  });

  it('does without what is optional', () => {
    const { values: _, ...rest } = formData;
    const { request } = buildRequest({ sketch, formData: rest, templateRef });
    expect(request).toBeDefined();
    expect(request).not.toHaveProperty('values');
  });

  it('takes the newest version of a chart where none is given', () => {
    const source = {
      type: 'helm',
      repository: '${{ parameters.repository }}',
      chart: 'podinfo',
      version: '${{ parameters.version }}',
    };
    const repository = 'https://charts.example.com';
    const given = { ...sketch, source };
    const build = (fields: JsonObject) =>
      buildRequest({
        sketch: given,
        formData: { ...formData, ...fields },
        templateRef,
      });
    expect(build({ repository }).request?.source).toEqual({
      type: 'helm',
      repository,
      chart: 'podinfo',
    });
    expect(build({}).missing).toEqual(['repository']);
  });

  const wrong: [string, JsonObject, RegExp][] = [
    [
      'a filter',
      { ...sketch, app: '${{ parameters.name | upper }}' },
      /only plain references/,
    ],
    ['a lack', { app: 'shop' }, /lacks 'namespace'/],
  ];
  it.each(wrong)('tells the author of the template of %s', (_, bad, words) => {
    const built = buildRequest({ sketch: bad, formData, templateRef });
    expect(built.problems.join(' ')).toMatch(words);
    expect(built.request).toBeUndefined();
  });

  it('says that the template is not known, where files of it are needed', () => {
    const built = buildRequest({ sketch, formData });
    expect(built.problems[0]).toMatch(/templateFiles.templateRef/);
  });

  it('does not look into what the form did not say', () => {
    const built = buildRequest({
      sketch: { ...sketch, app: '${{ parameters.constructor }}' },
      formData,
      templateRef,
    });
    expect(built.missing).toEqual(['constructor']);
  });
});
