import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

type Rule = { apiGroups: string[]; resources: string[]; verbs: string[] };

function read(file: string) {
  const text = readFileSync(join(__dirname, '../..', file), 'utf8');
  return parseAllDocuments(text).map(document => document.toJS());
}

const documents = read('rbac-deploy.yaml');
const rules: Rule[] = documents.find(
  ({ kind }) => kind === 'ClusterRole',
).rules;

function verbsOf(resource: string): string[] {
  return rules
    .filter(({ resources }) => resources.includes(resource))
    .flatMap(({ verbs }) => verbs);
}

describe('rbac-deploy.yaml', () => {
  it('grants nothing by a pattern', () => {
    const words = rules.flatMap(rule => Object.values(rule).flat());
    expect(words.filter(word => word.includes('*'))).toEqual([]);
  });

  it('lets nobody become more than the portal is', () => {
    const verbs = new Set(rules.flatMap(rule => rule.verbs));
    expect([...verbs].sort()).toEqual([
      'create',
      'delete',
      'get',
      'list',
      'patch',
      'update',
      'watch',
    ]);
    expect(verbsOf('pods/exec')).toEqual([]);
  });

  it.each(['namespaces', 'customresourcedefinitions'])(
    'does not let %s be deleted, which the portal never does',
    resource => {
      expect(verbsOf(resource)).toContain('patch');
      expect(verbsOf(resource)).not.toContain('delete');
    },
  );

  it('lets Helm keep its releases', () => {
    expect(verbsOf('secrets')).toEqual(
      expect.arrayContaining(['get', 'list', 'create', 'update', 'delete']),
    );
  });

  it('binds its role to the ServiceAccount of rbac.yaml', () => {
    const [account] = read('rbac.yaml');
    const [role, binding] = documents;
    expect(binding.roleRef.name).toBe(role.metadata.name);
    expect(binding.subjects).toEqual([
      {
        kind: 'ServiceAccount',
        name: account.metadata.name,
        namespace: account.metadata.namespace,
      },
    ]);
  });
});
