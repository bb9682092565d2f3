import { useEffect, useRef, useState } from 'react';
import {
  Health,
  TopologyGraph,
} from '@multicluster/backstage-plugin-multicluster-common';
import { statusWord } from '../shared';

const PAUSE_MS = 5000;

type Change = { sentence: string };

function changes(before: Map<string, Health>, graph: TopologyGraph): Change[] {
  return graph.nodes.flatMap(({ id, name, kind, cluster, health, reason }) => {
    const last = before.get(id);
    if (last === undefined || last === health) return [];
    const where = cluster ? ` in ${cluster}` : '';
    const why = reason ? `: ${reason}` : '';
    const word = statusWord[health].toLowerCase();
    return [{ sentence: `${kind} ${name}${where} is now ${word}${why}.` }];
  });
}

const healths = (graph: TopologyGraph) =>
  new Map(graph.nodes.map(node => [node.id, node.health]));

/**
 * One sentence about what changed its health, for a polite live region. At most one in five seconds: what happens in
 * between is counted, so that a storm does not talk without end.
 */
export function useAnnouncements(graph: TopologyGraph | undefined): string {
  const [sentence, setSentence] = useState('');
  const before = useRef<Map<string, Health>>();
  const waiting = useRef<Change[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const spokenAt = useRef(0);
  useEffect(() => {
    if (!graph) return;
    if (before.current) {
      waiting.current.push(...changes(before.current, graph));
    }
    before.current = healths(graph);
    if (!waiting.current.length || timer.current) return;
    const pause = Math.max(0, spokenAt.current + PAUSE_MS - Date.now());
    timer.current = setTimeout(() => {
      const [first, ...rest] = waiting.current;
      timer.current = undefined;
      waiting.current = [];
      spokenAt.current = Date.now();
      setSentence(
        rest.length
          ? `${first.sentence} ${rest.length} more changed.`
          : first.sentence,
      );
    }, pause);
  }, [graph]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return sentence;
}
