import {
  FailoverRun,
  RunMode,
} from '@multicluster/backstage-plugin-multicluster-common';
import { FakeObjects } from '@multicluster/backstage-plugin-multicluster-node/testUtils';
import { DatabaseMoves } from './DatabaseMoves';
import { isPrimary, takesWrites } from './cloudNativePg';
import { probeDatabases } from './probeDatabase';
import { ScriptedOperator } from './__testUtils__/ScriptedOperator';

const member = (cluster: string) => ({
  ...{ cluster, namespace: 'shop', name: `pg-${cluster}` },
});
const move = { from: member('east'), to: member('west') };
const holder = 'component:default/web';

function bed(options: { lag?: number } = {}) {
  const clients = new Map(
    ['east', 'west'].map(name => [name, new FakeObjects(name)]),
  );
  const east = new ScriptedOperator(clients.get('east')!, 'pg-east', 'pg-east');
  const west = new ScriptedOperator(clients.get('west')!, 'pg-west', 'pg-east');
  const asked: string[] = [];
  const moves = new DatabaseMoves({
    prometheus: {
      instant: async (cluster, query) => {
        asked.push(`${cluster}: ${query}`);
        return options.lag === undefined
          ? { message: 'nothing measures it' }
          : { value: options.lag, at: 1 };
      },
    },
  });
  const runOf = (mode: RunMode, data?: FailoverRun['data']) =>
    ({
      ...{ mode, data, id: 'r1' },
      plan: {
        steps: [{ kind: 'fence', database: move }],
        policy: {
          steps: [
            {
              id: 'data',
              kind: 'promote',
              lag: 'lag{c="$cluster",s="$service"}',
            },
          ],
        },
      },
    } as unknown as FailoverRun);
  const fleet = {
    client: (name: string) => clients.get(name),
    cluster: () => undefined,
  };
  const signal = new AbortController().signal;
  const at = (epoch: number, data?: FailoverRun['data']) => ({
    ...{ run: runOf('planned', data), fleet, signal },
    writer: { run: 'r1/data', fence: { holder, epoch, version: 1 } },
  });
  const stop = (how: 'demote' | 'fence', epoch = 1) =>
    moves.stop(
      { type: 'fence', step: 'data-fence', move, stop: how },
      at(epoch),
    );
  const promote = (token?: string, epoch = 1) =>
    moves.promote(
      { type: 'promote', step: 'data', move, ...(token && { token }) },
      at(epoch),
    );
  const probe = (mode: RunMode) =>
    probeDatabases(runOf(mode), { fleet, signal });
  const undo = () => moves.undo(move, at(1));
  return { east, west, moves, stop, promote, undo, probe, at, asked };
}

const writers = ({ east, west }: ReturnType<typeof bed>) =>
  [east, west].map(({ live }) => takesWrites(live));

describe('a planned move', () => {
  it('goes by the token, and never has two writers', async () => {
    const { east, west, stop, promote, ...rest } = bed();
    expect(await stop('demote')).toMatchObject({ outcome: 'working' });
    expect(await stop('demote')).toMatchObject({ outcome: 'working' });
    east.act();
    const token = 'pg-east-1';
    expect(await stop('demote')).toMatchObject({ outcome: 'done', token });
    expect(writers({ ...rest, east, west } as any)).toEqual([false, false]);
    expect(await promote(token)).toMatchObject({ outcome: 'working' });
    west.act();
    expect(await promote(token)).toMatchObject({ outcome: 'done' });
    expect(writers({ ...rest, east, west } as any)).toEqual([false, true]);
    expect(west.live.spec.replica).toMatchObject({
      ...{ primary: 'pg-west', promotionToken: token },
    });
    expect(east.live.spec.replica).toMatchObject({
      ...{ primary: 'pg-west', source: 'pg-west' },
    });
  });

  it('writes each copy once, however often it is asked', async () => {
    const { east, west, stop, promote } = bed();
    await stop('demote');
    await stop('demote');
    east.act();
    await promote('pg-east-1');
    await promote('pg-east-1');
    const writes = [east, west].map(
      ({ client }) =>
        client.requests.filter(one => one.startsWith('PATCH')).length,
    );
    expect(writes).toEqual([1, 1]);
  });

  it('is not misled by a token of an earlier time', async () => {
    const { east, stop } = bed();
    east.client.change(east.path, (live: any) => {
      live.status.demotionToken = 'of-last-year';
    });
    await stop('demote');
    expect(await stop('demote')).toMatchObject({ outcome: 'working' });
    east.act();
    expect(await stop('demote')).toMatchObject({ token: 'pg-east-1' });
  });

  it('refuses to stop what follows somebody else', async () => {
    const { east, stop } = bed();
    east.client.change(east.path, (live: any) => {
      live.spec.replica.primary = 'pg-north';
    });
    expect(await stop('demote')).toMatchObject({
      ...{ outcome: 'refused', message: expect.stringContaining('pg-north') },
    });
  });
});

describe('an emergency', () => {
  it('is done with the old writer only when no server of it is up', async () => {
    const { east, stop } = bed();
    expect(await stop('fence')).toMatchObject({ outcome: 'working' });
    expect(await stop('fence')).toMatchObject({ outcome: 'working' });
    east.act();
    expect(await stop('fence')).toMatchObject({ outcome: 'done' });
    expect(isPrimary(east.live)).toBe(true);
  });

  it('does not know when the old side does not answer', async () => {
    const { east, stop } = bed();
    east.client.away = true;
    expect(await stop('fence')).toMatchObject({ outcome: 'unreachable' });
  });

  it('takes over without a token, and is there when PostgreSQL says so', async () => {
    const { west, promote } = bed();
    await promote();
    expect(await promote()).toMatchObject({ outcome: 'working' });
    west.act();
    expect(await promote()).toMatchObject({ outcome: 'done' });
    expect(west.live.spec.replica?.promotionToken).toBeUndefined();
  });

  it('keeps the token of one that had begun to step down', async () => {
    const { east, stop } = bed();
    await stop('demote');
    east.act();
    expect(await stop('fence')).toMatchObject({ token: 'pg-east-1' });
  });
});

describe('going back', () => {
  it('lets the old side write again, by its own token', async () => {
    const { east, stop, undo } = bed();
    await stop('demote');
    expect(await undo()).toMatchObject({ result: 'refused' });
    east.act();
    expect(await undo()).toMatchObject({ result: 'applied' });
    expect(east.live.spec.replica).toEqual({
      ...{ primary: 'pg-east', source: 'pg-first' },
      promotionToken: 'pg-east-1',
    });
  });

  it('lifts a fence', async () => {
    const { east, stop, undo } = bed();
    await stop('fence');
    east.act();
    await undo();
    east.act();
    expect(takesWrites(east.live)).toBe(true);
  });

  it('leaves its mark where nothing was done, so that a write under way comes too late', async () => {
    const { east, undo } = bed();
    const before = east.live;
    expect(await undo()).toMatchObject({ result: 'applied' });
    expect(east.live.spec).toEqual(before.spec);
    expect(east.live.metadata.resourceVersion).not.toBe(
      before.metadata.resourceVersion,
    );
  });
});

describe('rule 10: one hand at a time', () => {
  it('an earlier run changes nothing where a later one has been', async () => {
    const { east, stop } = bed();
    await stop('fence', 2);
    east.client.change(east.path, (live: any) => {
      delete live.metadata.annotations['cnpg.io/fencedInstances'];
    });
    expect(await stop('fence', 1)).toMatchObject({ outcome: 'unreachable' });
    expect(east.live.metadata.annotations).not.toHaveProperty([
      'cnpg.io/fencedInstances',
    ]);
  });

  it('what somebody else writes in between stands', async () => {
    const { west, promote } = bed();
    west.client.beforeWrite = () =>
      west.client.change(west.path, (live: any) => {
        live.spec.replica.primary = 'pg-north';
      });
    expect(await promote('t')).toMatchObject({ outcome: 'unreachable' });
    expect(west.live.spec.replica?.primary).toBe('pg-north');
  });
});

describe('how far the other is behind', () => {
  it('is measured where it takes over, once', async () => {
    const { moves, at, asked } = bed({ lag: 4 });
    const effect = {
      ...({ type: 'fence', stop: 'fence' } as const),
      ...{ step: 'data-fence', move },
    };
    expect(await moves.stop(effect, at(1))).toMatchObject({ lagSeconds: 4 });
    expect(asked).toEqual(['west: lag{c="west",s="pg-west"}']);
    const data = { promoted: false, lagSeconds: 4 };
    const again = await moves.stop(effect, at(1, data));
    expect(again.lagSeconds).toBeUndefined();
    expect(asked).toHaveLength(1);
  });

  it('is not made up', async () => {
    const { stop } = bed();
    expect(await stop('fence')).not.toHaveProperty('lagSeconds');
  });
});

describe('before anything is written', () => {
  it('nothing stands against two sound copies', async () => {
    const { probe } = bed();
    expect(await probe('planned')).toEqual([]);
  });

  it.each<[string, (is: ReturnType<typeof bed>) => void, RunMode, string]>([
    [
      'the source is away',
      is => (is.east.client.away = true),
      'planned',
      'error',
    ],
    [
      'the source is away',
      is => (is.east.client.away = true),
      'emergency',
      'warning',
    ],
    [
      'the target is away',
      is => (is.west.client.away = true),
      'emergency',
      'error',
    ],
    [
      'both take writes',
      is =>
        is.west.client.change(is.west.path, (live: any) => {
          live.spec.replica.primary = 'pg-west';
        }),
      'emergency',
      'error',
    ],
    [
      'the target has no topology',
      is =>
        is.west.client.change(is.west.path, (live: any) => {
          delete live.spec.replica;
        }),
      'planned',
      'error',
    ],
    [
      'the source could not follow the target',
      is =>
        is.east.client.change(is.east.path, (live: any) => {
          live.spec.externalClusters = [];
        }),
      'planned',
      'error',
    ],
    [
      'the target has no instance',
      is =>
        is.west.client.change(is.west.path, (live: any) => {
          live.status.readyInstances = 0;
        }),
      'planned',
      'error',
    ],
  ])('rule 8: %s', async (_, change, mode, severity) => {
    const is = bed();
    change(is);
    expect(await is.probe(mode)).toEqual([
      expect.objectContaining({ rule: 8, severity }),
    ]);
  });
});
