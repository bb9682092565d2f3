import { useEffect, useRef, useState } from 'react';
import { ClusterSummary } from '@multicluster/backstage-plugin-multicluster-common';
import { counted } from '../shared';
import { bucketOf, bucketWord } from './fleet';

const hiddenStyle = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clip: 'rect(0 0 0 0)',
} as const;

/** At most one sentence in this time: who listens should be told, not flooded. */
const everyMs = 5000;

/** Tells a screen reader which clusters changed their state. */
export function Announcer(props: { clusters: readonly ClusterSummary[] }) {
  const known = useRef<Map<string, string>>();
  const spokenAt = useRef(0);
  const [sentence, setSentence] = useState('');
  useEffect(() => {
    const now = new Map(
      props.clusters.map(one => [one.name, bucketWord[bucketOf(one)]]),
    );
    const before = known.current;
    const changed = [...now].filter(
      ([name, word]) => before?.has(name) && before.get(name) !== word,
    );
    if (!before || Date.now() - spokenAt.current < everyMs) {
      known.current ??= now;
      return;
    }
    known.current = now;
    if (changed.length) {
      spokenAt.current = Date.now();
      const [name, word] = changed[0];
      setSentence(
        changed.length === 1
          ? `${name} is now ${word}.`
          : `${counted(
              changed.length,
              'cluster',
            )} changed; ${name} is now ${word}.`,
      );
    }
  }, [props.clusters]);
  return (
    <div aria-live="polite" style={hiddenStyle}>
      {sentence}
    </div>
  );
}
