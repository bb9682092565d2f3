import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { KINDS } from '../watch';

type Rule = { apiGroups: string[]; resources: string[]; verbs: string[] };

const file = readFileSync(join(__dirname, '../../rbac.yaml'), 'utf8');
const documents = parseAllDocuments(file).map(document => document.toJS());
const rules: Rule[] = documents.find(
  ({ kind }) => kind === 'ClusterRole',
).rules;

function granted(): string[] {
  return rules
    .flatMap(({ apiGroups, resources }) =>
      apiGroups.flatMap(group =>
        resources.map(resource => `${resource}.${group}`),
      ),
    )
    .sort();
}

describe('rbac.yaml', () => {
  it('lets the portal read exactly the kinds that are watched, and logs', () => {
    const watched = KINDS.flatMap(({ group, formerGroup, plural }) => [
      `${plural}.${group}`,
      ...(formerGroup ? [`${plural}.${formerGroup}`] : []),
    ]);
    expect(granted()).toEqual([...watched, 'pods/log.'].sort());
  });

  it('lets the portal write nothing and see no Secret', () => {
    expect(new Set(rules.flatMap(({ verbs }) => verbs))).toEqual(
      new Set(['get', 'list', 'watch']),
    );
    expect(rules.flatMap(({ resources }) => resources)).not.toContain(
      'secrets',
    );
  });

  it('binds the role to the ServiceAccount that it brings', () => {
    const [account, role, binding] = documents;
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
