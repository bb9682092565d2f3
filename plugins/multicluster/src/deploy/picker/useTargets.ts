import { useMemo, useState } from 'react';
import {
  ClusterSummary,
  selectClusters,
  TargetSelection,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Draft, leaveOut, toDraft, toSelection } from './draft';

/** The draft behind the form's value, what it comes to on the fleet as it is now, and how it is changed. */
export function useTargets(options: {
  value: TargetSelection;
  clusters: ClusterSummary[];
  onChange(value: TargetSelection): void;
}) {
  const { value, clusters, onChange } = options;
  const [draft, setDraft] = useState(() => toDraft(value));
  const selected = useMemo(
    () => selectClusters({ clusters, targets: value }),
    [clusters, value],
  );
  const change = (next: Draft) => {
    setDraft(next);
    onChange(toSelection(next, clusters, value));
  };
  return {
    draft,
    selected,
    change,
    add: (name: string) => {
      if (!draft.names.includes(name)) {
        change({ ...draft, names: [...draft.names, name] });
      }
    },
    leaveOut: (name: string) => {
      // The value may hold the names of what the conditions matched; only the draft knows which were added one by one.
      const by = draft.names.includes(name) ? 'name' : 'selector';
      const next = leaveOut(draft, name, by);
      if (typeof next === 'string') {
        return next;
      }
      change(next);
      return undefined;
    },
  };
}
