import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

type Rule = { apiGroups: string[]; resources: string[]; verbs: string[] };

function read(file: string) {
  const text = readFileSync(join(__dirname, '../..', file), 'utf8');
  return parseAllDocuments(text).map(document => document.toJS());
}

const [role, binding] = read('rbac-failover.yaml');
const rules: Rule[] = role.rules;

function verbsOf(group: string, resource: string): string[] {
  return rules
    .filter(
      ({ apiGroups, resources }) =>
        apiGroups.includes(group) && resources.includes(resource),
    )
    .flatMap(({ verbs }) => verbs);
}

describe('rbac-failover.yaml', () => {
  it('grants nothing by a pattern', () => {
    const words = rules.flatMap(rule => Object.values(rule).flat());
    expect(words.filter(word => word.includes('*'))).toEqual([]);
  });

  it.each([
    ['split.smi-spec.io', 'trafficsplits'],
    ['gateway.networking.k8s.io', 'httproutes'],
    ['gateway.networking.k8s.io', 'grpcroutes'],
    ['externaldns.k8s.io', 'dnsendpoints'],
    ['k8gb.io', 'gslbs'],
    ['k8gb.absa.oss', 'gslbs'],
    ['postgresql.cnpg.io', 'clusters'],
  ])('lets a run change what it steers by: %s %s', (group, resource) => {
    expect(verbsOf(group, resource)).toEqual(
      expect.arrayContaining(['get', 'patch']),
    );
  });

  it('lets nothing be made or deleted, nor a Secret be read', () => {
    const verbs = rules.flatMap(rule => rule.verbs);
    expect(verbs).not.toContain('create');
    expect(verbs).not.toContain('delete');
    expect(verbsOf('', 'secrets')).toEqual([]);
  });

  it('binds its role to the ServiceAccount of rbac.yaml', () => {
    const [account] = read('rbac.yaml');
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
