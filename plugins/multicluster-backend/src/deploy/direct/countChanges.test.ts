import { LiveObject } from '../apply';
import { countChanges } from './countChanges';

const object = (
  name: string,
  level?: string,
  metadata: object = {},
): LiveObject => {
  const ref = { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'web', name };
  const live = {
    ...{ apiVersion: 'v1', kind: 'ConfigMap', data: { level } },
    metadata: { name, namespace: 'web', ...metadata },
  };
  return level === undefined ? { ref } : { ref, live };
};

describe('countChanges', () => {
  it('tells what came, what changed, what went, and what is as it was', () => {
    const before = [
      object('same', 'info'),
      object('changed', 'info'),
      object('gone', 'info'),
      object('ending', 'info'),
      object('never'),
    ];
    const after = [
      object('same', 'info', { resourceVersion: '7' }),
      object('changed', 'debug'),
      object('gone'),
      object('ending', 'info', { deletionTimestamp: '2026-01-01T00:00:00Z' }),
      object('never'),
      object('new', 'info'),
      object('new', 'info'),
    ];
    expect(countChanges(before, after)).toEqual({
      created: 1,
      updated: 1,
      deleted: 2,
    });
  });
});
