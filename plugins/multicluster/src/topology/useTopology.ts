import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { multiclusterApiRef } from '../api/MulticlusterApi';
import { TopologySnapshot, TopologyStore } from './TopologyStore';

/** The live topology of an entity. Unchanged nodes keep their identity from generation to generation. */
export function useTopology(
  entityRef: string,
  options: { budget?: number; open: string[] },
): TopologySnapshot & { retry(): void } {
  const api = useApi(multiclusterApiRef);
  const { budget } = options;
  const open = options.open.join('\n');
  const last = useRef<{ entityRef: string; snapshot: TopologySnapshot }>();
  const store = useMemo(
    () =>
      new TopologyStore(
        api,
        {
          entityRef,
          budget,
          open: open ? open.split('\n') : undefined,
        },
        last.current?.entityRef === entityRef
          ? last.current.snapshot
          : undefined,
      ),
    [api, entityRef, budget, open],
  );
  const snapshot = useSyncExternalStore(store.subscribe, store.read);
  useEffect(() => {
    last.current = { entityRef, snapshot };
  });
  return useMemo(
    () => ({ ...snapshot, retry: store.retry }),
    [snapshot, store],
  );
}
