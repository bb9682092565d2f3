import { mockServices } from '@backstage/backend-test-utils';
import { readNames, storedResource } from './describeResourceStore';
import { MemoryResourceStore } from './MemoryResourceStore';
import { ResourceStoreWriter } from './ResourceStoreWriter';
import { StoreWrite } from './types';

/** Fails as long as `error` is set, and remembers what it was given. */
class FlakyStore extends MemoryResourceStore {
  error?: Error;
  readonly writes: StoreWrite[] = [];

  override async write(options: StoreWrite) {
    if (this.error) {
      throw this.error;
    }
    this.writes.push(options);
    await super.write(options);
  }
}

function setUp() {
  const store = new FlakyStore();
  const logger = mockServices.logger.mock();
  const writer = new ResourceStoreWriter({ store, logger, intervalMs: 20 });
  return { store, logger, writer };
}

async function until(condition: () => boolean) {
  while (!condition()) {
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}

describe('ResourceStoreWriter', () => {
  it('writes by itself, and only the last of many states', async () => {
    const { store, writer } = setUp();
    for (let n = 0; n < 100; n++) {
      const after = storedResource('a', { phase: `phase ${n}` });
      writer.changed('east', [{ after }]);
    }
    writer.reached('east', 'Namespace', '42');
    await until(() => store.writes.length > 0);
    await writer.close();
    expect(store.writes).toHaveLength(1);
    expect(store.writes[0].upserts).toMatchObject([
      { name: 'a', detail: { phase: 'phase 99' } },
    ]);
    expect(store.writes[0].versions).toEqual(new Map([['Namespace', '42']]));
  });

  it('deletes what came and went, and keeps what went and came', async () => {
    const { store, writer } = setUp();
    const [a, b] = [storedResource('a'), storedResource('b')];
    writer.changed('east', [{ after: a }, { before: b }]);
    writer.changed('east', [{ before: a }, { after: b }]);
    await writer.flush();
    expect(await readNames(store)).toEqual(['b']);
    expect(store.writes[0].deletes).toMatchObject([{ name: 'a' }]);
    await writer.close();
  });

  it('keeps no events', async () => {
    const { store, writer } = setUp();
    const after = storedResource('a', { kind: 'Event', namespace: 'web' });
    writer.changed('east', [{ after }]);
    writer.reached('east', 'Event', '42');
    await writer.close();
    expect(await readNames(store)).toEqual([]);
    expect((await store.cluster({ cluster: 'east' }))?.versions).toEqual(
      new Map(),
    );
  });

  it('writes later what could not be written, and newer states win', async () => {
    const { store, writer } = setUp();
    store.error = new Error('away');
    writer.changed('east', [
      { after: storedResource('a', { phase: 'old' }) },
      { after: storedResource('b') },
    ]);
    writer.reached('east', 'Namespace', '1');
    await writer.flush();
    writer.changed('east', [{ after: storedResource('a', { phase: 'new' }) }]);
    store.error = undefined;
    await writer.close();
    expect(await readNames(store)).toEqual(['a', 'b']);
    expect(store.writes[0].upserts[0]).toMatchObject({
      detail: { phase: 'new' },
    });
    expect(store.writes[0].versions).toEqual(new Map([['Namespace', '1']]));
  });

  it('never logs the text of an error, which may hold all values', async () => {
    const { store, logger, writer } = setUp();
    store.error = Object.assign(new Error('insert … values (hunter2)'), {
      code: 'SQLITE_FULL',
    });
    writer.changed('east', [{ after: storedResource('a') }]);
    await writer.flush();
    await writer.close();
    const logged = JSON.stringify(logger.warn.mock.calls);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logged).toContain('SQLITE_FULL');
    expect(logged).not.toContain('hunter2');
  });

  it('does not bring back a cluster that was forgotten meanwhile', async () => {
    const { store, writer } = setUp();
    writer.changed('east', [{ after: storedResource('a') }]);
    const flushed = writer.flush();
    writer.changed('east', [{ after: storedResource('b') }]);
    await writer.drop('east');
    await flushed;
    await writer.close();
    expect(await store.cluster({ cluster: 'east' })).toBeUndefined();
  });
});
