import { startTestBackend } from '@backstage/backend-test-utils';
import {
  scaffolderActionsExtensionPoint,
  TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { parse } from 'yaml';
import { scaffolderModuleMulticluster } from './module';

describe('scaffolderModuleMulticluster', () => {
  const actions: TemplateAction<any, any>[] = [];

  beforeAll(async () => {
    await startTestBackend({
      extensionPoints: [
        [
          scaffolderActionsExtensionPoint,
          { addActions: (...added) => actions.push(...added) },
        ],
      ],
      features: [scaffolderModuleMulticluster],
    });
  });

  it('adds each action once', () => {
    const ids = actions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(
      expect.arrayContaining([
        'multicluster:select-clusters',
        'multicluster:deploy',
        'multicluster:undeploy',
        'multicluster:render',
        'multicluster:push',
        'multicluster:wait-for-sync',
      ]),
    );
  });

  it('says of each action what it does, how it is used, and what it does in a dry run', () => {
    for (const action of actions) {
      expect(action.description).toMatch(/\.$/);
      expect(action.supportsDryRun).toBe(true);
      expect(action.schema?.input).toBeDefined();
      for (const { example } of action.examples ?? []) {
        const ids = parse(example).steps.map((step: any) => step.action);
        expect(ids).toContain(action.id);
      }
      expect(action.examples?.length).toBeGreaterThan(0);
    }
  });
});
