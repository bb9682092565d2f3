import {
  ClusterRequirement,
  ClusterSelector,
  ClusterSummary,
  describeRequirement,
  selectClusters,
  TargetSelection,
} from '@multicluster/backstage-plugin-multicluster-common';

/** `is` has one value; with a second one it becomes `oneOf`. */
export type DraftOperator = 'is' | 'oneOf' | 'isNot' | 'exists' | 'absent';

/** One row of the builder, which may not be complete yet. */
export type DraftRequirement = {
  key: string;
  operator: DraftOperator;
  values: string[];
};

/** What is being put together; more than what is written, so that nothing is lost by trying. */
export type Draft = {
  match: 'all' | 'any';
  requirements: DraftRequirement[];
  /** Added by name. */
  names: string[];
  /** Whether the selector is written, or the names of what it matches now. */
  later: boolean;
  minClusters?: number;
};

const operators: Record<DraftOperator, ClusterRequirement['operator']> = {
  is: 'In',
  oneOf: 'In',
  isNot: 'NotIn',
  exists: 'Exists',
  absent: 'DoesNotExist',
};

export function needsValues(operator: DraftOperator): boolean {
  return operator !== 'exists' && operator !== 'absent';
}

/** Why a row says nothing yet; undefined when it does. */
export function explainIncomplete(row: DraftRequirement): string | undefined {
  if (!row.key.trim()) {
    return 'Choose a label.';
  }
  return needsValues(row.operator) && !row.values.length
    ? `Give a value of ${row.key}.`
    : undefined;
}

export function toRequirement(row: DraftRequirement): ClusterRequirement {
  const { key, operator, values } = row;
  return {
    key: key.trim(),
    operator: operators[operator],
    ...(needsValues(operator) && { values }),
  };
}

export function fromRequirement(
  requirement: ClusterRequirement,
): DraftRequirement {
  const { key, operator, values = [] } = requirement;
  switch (operator) {
    case 'In':
      return { key, operator: values.length > 1 ? 'oneOf' : 'is', values };
    case 'NotIn':
      return { key, operator: 'isNot', values };
    case 'Exists':
      return { key, operator: 'exists', values: [] };
    default:
      return { key, operator: 'absent', values: [] };
  }
}

/** Rows that are not complete leave the selection as it is. No row is no selector: every cluster would be meant. */
export function selectorOf(
  draft: Pick<Draft, 'match' | 'requirements'>,
): ClusterSelector | undefined {
  const requirements = draft.requirements
    .filter(row => !explainIncomplete(row))
    .map(toRequirement);
  return requirements.length ? { match: draft.match, requirements } : undefined;
}

export function toDraft(value: TargetSelection = {}): Draft {
  const { names = [], selector, minClusters } = value;
  return {
    match: selector?.match ?? 'all',
    requirements: (selector?.requirements ?? []).map(fromRequirement),
    names,
    later: selector !== undefined || names.length === 0,
    minClusters,
  };
}

/** What is written into the form. What the builder does not show, as `spread`, is kept. */
export function toSelection(
  draft: Draft,
  clusters: ClusterSummary[],
  before: TargetSelection = {},
): TargetSelection {
  const {
    names: _names,
    selector: _selector,
    minClusters: _,
    ...kept
  } = before;
  const selector = selectorOf(draft);
  const whole: TargetSelection = {
    ...kept,
    ...(draft.names.length > 0 && { names: draft.names }),
    ...(selector && { selector }),
    ...(draft.minClusters !== undefined && { minClusters: draft.minClusters }),
  };
  if (draft.later || !selector) {
    return whole;
  }
  const { chosen } = selectClusters({ clusters, targets: whole });
  const { selector: _matched, ...rest } = whole;
  return { ...rest, names: chosen.map(({ name }) => name) };
}

/** What a key can be, the usual ones first. */
export function suggestKeys(clusters: readonly ClusterSummary[]): string[] {
  const labels = new Set(
    clusters.flatMap(({ labels: all }) => Object.keys(all)),
  );
  const usual = ['provider', 'region', 'env', 'name'];
  return [...usual, ...[...labels].filter(key => !usual.includes(key)).sort()];
}

/** What the fleet says for a key, so that nobody has to know it by heart. */
export function suggestValues(
  clusters: readonly ClusterSummary[],
  key: string,
): string[] {
  const of = (cluster: ClusterSummary): string | undefined => {
    switch (key) {
      case 'name':
        return cluster.name;
      case 'provider':
        return cluster.provider;
      case 'region':
        return cluster.region;
      case 'env':
      case 'environment':
        return cluster.environment;
      default:
        return cluster.labels[key];
    }
  };
  return [...new Set(clusters.flatMap(cluster => of(cluster) ?? []))].sort();
}

/** Leaves one out that is chosen; a sentence when the conditions do not let it be left out. */
export function leaveOut(
  draft: Draft,
  name: string,
  by: 'name' | 'selector',
): Draft | string {
  const names = draft.names.filter(one => one !== name);
  if (by === 'name') {
    return { ...draft, names };
  }
  if (draft.match === 'any') {
    return `${name} matches one of the conditions; change them to leave it out.`;
  }
  const at = draft.requirements.findIndex(
    ({ key, operator }) => key === 'name' && operator === 'isNot',
  );
  const requirements = [...draft.requirements];
  if (at < 0) {
    requirements.push({ key: 'name', operator: 'isNot', values: [name] });
  } else {
    const values = [...requirements[at].values, name];
    requirements[at] = { ...requirements[at], values };
  }
  return { ...draft, names, requirements };
}

/** The condition without which the most clusters would match, in words and by its place among the rows. */
export function mostExcluding(
  draft: Draft,
  clusters: ClusterSummary[],
): { index: number; words: string; gains: number } | undefined {
  const count = (rows: DraftRequirement[]) => {
    const selector = selectorOf({ match: draft.match, requirements: rows });
    const targets = selector
      ? { selector }
      : { selector: { requirements: [] } };
    return selectClusters({ clusters, targets }).chosen.length;
  };
  const now = count(draft.requirements);
  const gains = draft.requirements.map((row, index) => ({
    index,
    words: explainIncomplete(row)
      ? ''
      : describeRequirement(toRequirement(row)),
    gains: count(draft.requirements.filter((_, i) => i !== index)) - now,
  }));
  const [best] = gains
    .filter(({ words, gains: more }) => words && more > 0)
    .sort((a, b) => b.gains - a.gains);
  return best;
}
