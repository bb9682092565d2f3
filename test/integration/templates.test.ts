import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { templateEntityV1beta3Validator } from '@backstage/plugin-scaffolder-common';
import { parse, parseAllDocuments } from 'yaml';
import { createDeployActions } from '../../plugins/scaffolder-backend-module-multicluster/src/deploy';
import { createGitActions } from '../../plugins/scaffolder-backend-module-multicluster/src/git';
import { createGitopsActions } from '../../plugins/scaffolder-backend-module-multicluster/src/gitops';
import { examplesRoot } from '../fleet/paths.ts';

type Page = { properties: Record<string, { 'ui:options'?: unknown }> };
type Step = { id: string; action: string; input?: Record<string, unknown> };
type Template = {
  metadata: { name: string };
  spec: { parameters: Page[]; steps: Step[]; output: unknown };
};

const root = path.join(examplesRoot, 'templates');
const multicluster = {
  client: (): never => {
    throw new Error('Nothing is asked for here');
  },
};
const integrations = ScmIntegrations.fromConfig(new ConfigReader({}));
const actions = new Map(
  [
    ...createDeployActions({ multicluster }),
    ...createGitActions({ multicluster, integrations }),
    ...createGitopsActions({ multicluster }),
  ].map(action => [action.id, action]),
);

const templates = (
  parse(fs.readFileSync(path.join(root, 'all.yaml'), 'utf8')) as {
    spec: { targets: string[] };
  }
).spec.targets
  .filter(target => /deploy-|change-/.test(target))
  .map(target => {
    const text = fs.readFileSync(path.join(root, target), 'utf8');
    const [document] = parseAllDocuments(text);
    assert.deepEqual(document.errors, []);
    return document.toJS() as Template;
  });

/** What is named in expressions, as `steps.deploy` and `parameters.name`. */
function namesIn(part: unknown, kind: 'parameters' | 'steps'): string[] {
  const text = JSON.stringify(part ?? '');
  return [...text.matchAll(new RegExp(`\\b${kind}\\.(\\w+)`, 'g'))].map(
    ([, name]) => name,
  );
}

describe('the templates that deploy', () => {
  it('are all there', () => {
    assert.deepEqual(templates.map(({ metadata }) => metadata.name).sort(), [
      'change-clusters',
      'deploy-chart',
      'deploy-gitops',
      'deploy-helm',
      'deploy-kustomize',
      'deploy-yaml',
    ]);
  });

  for (const template of templates) {
    const { parameters, steps, output } = template.spec;
    const { name } = template.metadata;
    const fields = new Set(
      parameters.flatMap(page => Object.keys(page.properties)),
    );

    it(`${name} is a template`, async () => {
      assert.equal(
        await templateEntityV1beta3Validator.check(template as never),
        true,
      );
    });

    it(`${name} names only what its form asks for and what a step before has made`, () => {
      const unknown = [
        ...namesIn([steps, output, parameters], 'parameters'),
      ].filter(field => !fields.has(field));
      assert.deepEqual(unknown, []);
      steps.forEach((step, index) => {
        const before = steps.slice(0, index).map(({ id }) => id);
        for (const used of namesIn(step, 'steps')) {
          assert.ok(before.includes(used), `${step.id} uses ${used}`);
        }
      });
    });

    it(`${name} gives each action what it takes`, () => {
      for (const { action, input = {} } of steps) {
        const schema = actions.get(action)?.schema?.input;
        if (!action.startsWith('multicluster:')) {
          continue;
        }
        assert.ok(schema, action);
        const known = Object.keys(schema.properties ?? {});
        const required = (schema.required ?? []) as unknown as string[];
        for (const field of Object.keys(input)) {
          assert.ok(known.includes(field), `${action} takes no ${field}`);
        }
        for (const field of required) {
          assert.ok(field in input, `${action} needs ${field}`);
        }
      }
    });
  }
});
