import { useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { multiclusterApiRef } from '../../api/MulticlusterApi';

/** More lines than this are of no use to a reader, and slow the page. */
const MOST_LINES = 5000;

export type LogSource = {
  entityRef: string;
  cluster: string;
  namespace: string;
  pod: string;
  container?: string;
  previous: boolean;
  follow: boolean;
};

export type Logs = {
  lines: string[];
  state: 'reading' | 'ended' | 'failed';
  error?: Error;
};

const start: Logs = { lines: [], state: 'reading' };

/** Lines of a pod as they come, gathered so that a chatty pod draws a few times a second and not a thousand times. */
export function useLogs(source: LogSource, attempt: number): Logs {
  const api = useApi(multiclusterApiRef);
  const [logs, setLogs] = useState<Logs>(start);
  const { entityRef, cluster, namespace, pod, container, previous, follow } =
    source;
  useEffect(() => {
    const lifetime = new AbortController();
    const { signal } = lifetime;
    let waiting: string[] = [];
    const flush = () => {
      if (signal.aborted || !waiting.length) return;
      const more = waiting;
      waiting = [];
      setLogs(before => ({
        ...before,
        lines: [...before.lines, ...more].slice(-MOST_LINES),
      }));
    };
    const timer = setInterval(flush, 150);
    const end = (change: Partial<Logs>) => {
      flush();
      clearInterval(timer);
      if (!signal.aborted) setLogs(before => ({ ...before, ...change }));
    };
    const read = async () => {
      const lines = api.followLogs({
        entityRef,
        cluster,
        namespace,
        pod,
        container,
        previous,
        follow: follow && !previous,
        tailLines: 500,
        signal,
      });
      for await (const line of lines) waiting.push(line);
    };
    setLogs(start);
    read().then(
      () => end({ state: 'ended' }),
      error => end({ state: 'failed', error }),
    );
    return () => {
      lifetime.abort();
      clearInterval(timer);
    };
  }, [
    api,
    entityRef,
    cluster,
    namespace,
    pod,
    container,
    previous,
    follow,
    attempt,
  ]);
  return logs;
}
