import { JsonValue } from '@backstage/types';

/** What `show -json` says of a plan, as far as it is read here. */
export type PlanJson = {
  variables?: { [name: string]: { value?: JsonValue } };
  resource_changes?: {
    address: string;
    mode: string;
    change: PlanChange;
  }[];
  output_changes?: { [name: string]: { actions: string[] } };
};

type PlanChange = {
  actions: string[];
  before?: JsonValue;
  after?: JsonValue;
  after_unknown?: JsonValue;
  before_sensitive?: JsonValue;
  after_sensitive?: JsonValue;
};

/** A plan for people; what is sensitive is not in it. */
export type PlanDescription = {
  hasChanges: boolean;
  /** `Create 1, change 0, destroy 0` */
  summary: string;
  details: string;
  changes: { address: string; action: PlanAction }[];
};

export type PlanAction = 'create' | 'update' | 'delete' | 'replace' | 'read';

const signs: Record<PlanAction, string> = {
  create: '+',
  update: '~',
  delete: '-',
  replace: '-/+',
  read: '<=',
};
const mostResources = 200;
const mostFields = 40;
const longestValue = 160;

export function describePlan(plan: PlanJson): PlanDescription {
  const changed = (plan.resource_changes ?? []).flatMap(
    ({ address, change }) => {
      const action = actionOf(change.actions);
      return action ? [{ address, action, change }] : [];
    },
  );
  const outputs = Object.entries(plan.output_changes ?? {}).filter(
    ([, { actions }]) => actionOf(actions) !== undefined,
  );
  const written = changed.filter(({ action }) => action !== 'read');
  return {
    hasChanges: written.length > 0 || outputs.length > 0,
    summary: summarize(
      written.map(({ action }) => action),
      outputs.length > 0,
    ),
    details: [
      ...limit(changed, mostResources, 'resources').flatMap(each =>
        typeof each === 'string' ? [each] : describeResource(each),
      ),
      ...outputs.map(([name]) => `output ${name} changes`),
    ].join('\n'),
    changes: changed.map(({ address, action }) => ({ address, action })),
  };
}

function actionOf(actions: string[]): PlanAction | undefined {
  if (actions.includes('create')) {
    return actions.includes('delete') ? 'replace' : 'create';
  }
  return (['update', 'delete', 'read'] as const).find(action =>
    actions.includes(action),
  );
}

function summarize(actions: PlanAction[], outputsChange: boolean): string {
  const count = (...wanted: PlanAction[]) =>
    actions.filter(action => wanted.includes(action)).length;
  if (actions.length === 0) {
    return outputsChange ? 'Only outputs change' : 'No changes';
  }
  return `Create ${count('create', 'replace')}, change ${count(
    'update',
  )}, destroy ${count('delete', 'replace')}`;
}

function describeResource(resource: {
  address: string;
  action: PlanAction;
  change: PlanChange;
}): string[] {
  const { address, action, change } = resource;
  const header = `${signs[action]} ${address} (${action})`;
  if (action === 'delete') {
    return [header];
  }
  const before = leaves(change.before, change.before_sensitive);
  const after = new Map([
    ...leaves(change.after, change.after_sensitive),
    ...unknownLeaves(change.after_unknown),
  ]);
  const fields = [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .flatMap(path => describeField(path, before.get(path), after.get(path)));
  return [
    header,
    ...limit(fields, mostFields, 'fields').map(line => `    ${line}`),
  ];
}

type Leaf = { text: string; sensitive: boolean };

function describeField(
  path: string,
  before: Leaf | undefined,
  after: Leaf | undefined,
): string[] {
  if (before?.text === after?.text) {
    return [];
  }
  const shown = (leaf: Leaf | undefined) =>
    leaf?.sensitive ? '(sensitive)' : leaf && shorten(leaf.text);
  if (!before) {
    return [`${path}: ${shown(after)}`];
  }
  return [`${path}: ${shown(before)} → ${shown(after) ?? '(none)'}`];
}

/** Values by path. `sensitive` has the shape of the value, with `true` for all below. */
function leaves(
  value: JsonValue | undefined,
  sensitive: JsonValue | undefined,
  path: string[] = [],
): Map<string, Leaf> {
  if (sensitive !== true && typeof value === 'object' && value !== null) {
    return new Map(
      Object.entries(value).flatMap(([key, inner]) => [
        ...leaves(inner, childOf(sensitive, key), [...path, key]),
      ]),
    );
  }
  if (value === undefined || value === null || path.length === 0) {
    return new Map();
  }
  return new Map([
    [
      path.join('.'),
      { text: JSON.stringify(value), sensitive: sensitive === true },
    ],
  ]);
}

function unknownLeaves(
  value: JsonValue | undefined,
  path: string[] = [],
): Map<string, Leaf> {
  if (value === true && path.length > 0) {
    const leaf = { text: '(known after apply)', sensitive: false };
    return new Map([[path.join('.'), leaf]]);
  }
  if (typeof value === 'object' && value !== null) {
    return new Map(
      Object.entries(value).flatMap(([key, inner]) => [
        ...unknownLeaves(inner, [...path, key]),
      ]),
    );
  }
  return new Map();
}

function childOf(value: JsonValue | undefined, key: string) {
  return typeof value === 'object' && value !== null
    ? (value as { [key: string]: JsonValue | undefined })[key]
    : undefined;
}

function shorten(text: string): string {
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

function limit<T>(items: T[], most: number, what: string): (T | string)[] {
  return items.length > most
    ? [...items.slice(0, most), `… and ${items.length - most} more ${what}`]
    : items;
}
