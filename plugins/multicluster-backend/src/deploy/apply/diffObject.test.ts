import { KubernetesObject } from '../types';
import { diffObject } from './diffObject';

const ref = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  namespace: 'web',
  name: 'a',
};

const configMap = (
  data: Record<string, string>,
  metadata: object = {},
): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'a', namespace: 'web', ...metadata },
  data,
});

const secret = (data: Record<string, string>): KubernetesObject => ({
  ...configMap(data),
  kind: 'Secret',
});

const linesOf = ({ hunks }: ReturnType<typeof diffObject>) =>
  hunks.flatMap(({ lines }) => lines);

describe('diffObject', () => {
  it('shows what is created, changed, deleted or as it was', () => {
    const one = configMap({ level: 'info' });
    const other = configMap({ level: 'debug' });
    const changes = [
      diffObject({ ref, wanted: one }),
      diffObject({ ref, live: one, wanted: other }),
      diffObject({ ref, live: one }),
      diffObject({ ref, live: one, wanted: one }),
    ];
    expect(
      changes.map(({ change, added, removed }) => [change, added, removed]),
    ).toEqual([
      ['create', 7, 0],
      ['update', 1, 1],
      ['delete', 0, 7],
      ['none', 0, 0],
    ]);
  });

  it('gives lines as a unified diff has them', () => {
    const { hunks } = diffObject({
      ref,
      live: configMap({ level: 'info' }),
      wanted: configMap({ level: 'debug' }),
    });
    expect(hunks).toEqual([
      {
        liveStart: 1,
        wantedStart: 1,
        lines: [
          ' apiVersion: v1',
          ' data:',
          '-  level: info',
          '+  level: debug',
          ' kind: ConfigMap',
          ' metadata:',
          '   name: a',
        ],
      },
    ]);
  });

  it('takes no notice of what API servers and controllers write', () => {
    const live = {
      ...configMap(
        { level: 'info' },
        {
          uid: '1',
          resourceVersion: '7',
          generation: 3,
          creationTimestamp: '2026-01-01T00:00:00Z',
          managedFields: [{ manager: 'kubectl' }],
          annotations: {
            'kubectl.kubernetes.io/last-applied-configuration': '{}',
          },
        },
      ),
      status: { phase: 'Active' },
    };
    const wanted = configMap({ level: 'info' });
    expect(diffObject({ ref, live, wanted }).change).toBe('none');
  });

  it('takes no notice of the order of keys', () => {
    const live = configMap({ a: '1', b: '2' });
    const wanted = configMap({ b: '2', a: '1' });
    expect(diffObject({ ref, live, wanted }).change).toBe('none');
  });

  it('says of a Secret that its data differs, and which keys come and go', () => {
    const diff = diffObject({
      ref: { ...ref, kind: 'Secret' },
      live: secret({ same: 'b25l', old: 'dHdv' }),
      wanted: secret({ same: 'dGhyZWU=', new: 'Zm91cg==' }),
    });
    expect(diff).toMatchObject({ change: 'update', summary: 'data differs' });
    expect(linesOf(diff)).toEqual(
      expect.arrayContaining(['-  old: (hidden)', '+  new: (hidden)']),
    );
    expect(JSON.stringify(diff)).not.toMatch(/b25l|dHdv|dGhyZWU|Zm91cg/);
  });

  it('shows a Secret that comes or goes by its keys', () => {
    for (const states of [
      { wanted: secret({ password: 'b25l' }) },
      { live: secret({ password: 'b25l' }) },
    ]) {
      const diff = diffObject({ ref, ...states });
      expect(linesOf(diff).join('\n')).toContain('  password: (hidden)');
      expect(JSON.stringify(diff)).not.toContain('b25l');
    }
  });

  it('hides a secret value wherever it is, the one of before as well', () => {
    const diff = diffObject({
      ref,
      live: configMap({ url: 'redis://:old-word@cache', level: 'info' }),
      wanted: configMap({ url: 'redis://:new-word@cache', level: 'info' }),
      secrets: ['new-word'],
    });
    expect(diff).toMatchObject({
      change: 'update',
      hunks: [],
      summary: 'secret values differ',
    });
  });

  it('cuts a diff that nobody would read, and counts all of it', () => {
    const many = (value: string) =>
      configMap(
        Object.fromEntries(
          Array.from({ length: 3_000 }, (_, index) => [`k${index}`, value]),
        ),
      );
    const created = diffObject({ ref, wanted: many('a') });
    expect(linesOf(created)).toHaveLength(1_500);
    expect(created.added).toBe(3_006);
    expect(created.summary).toMatch(/first 1500 lines/);
    const changed = diffObject({ ref, live: many('a'), wanted: many('b') });
    expect(changed).toMatchObject({
      change: 'update',
      added: 3_000,
      removed: 3_000,
      summary: 'differs almost everywhere',
    });
    expect(changed.hunks[0]).toMatchObject({ liveStart: 3, wantedStart: 3 });
    expect(linesOf(changed)).toHaveLength(1_500);
    expect(linesOf(changed)[0]).toBe('-  k0: a');
  });
});
