import { EntitySelector } from './types';

/**
 * What labels must fulfil, all of it.
 *
 * @public
 */
export type LabelRequirements = Pick<
  EntitySelector,
  'matchLabels' | 'matchExpressions'
>;
type Expression = EntitySelector['matchExpressions'][number];

const NAME = '[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?';
const KEY = `(?:[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?/)?${NAME}`;
const VALUE = `(?:${NAME})?`;
const EXISTS = new RegExp(`^(!?)\\s*(${KEY})$`);
const EQUALS = new RegExp(`^(${KEY})\\s*(=|==|!=)\\s*(${VALUE})$`);
const AMONG = new RegExp(`^(${KEY})\\s+(in|notin)\\s*\\(([^()]*)\\)$`);
const ONE_VALUE = new RegExp(`^${VALUE}$`);

/**
 * Reads a Kubernetes label selector: `a=b`, `a==b`, `a!=b`, `a in (b,c)`, `a notin (b)`, `a`, `!a`, joined by commas.
 *
 * @returns the requirements, or the part that cannot be read
 *
 * @public
 */
export function parseLabelSelector(
  text: string,
): LabelRequirements | { unreadable: string } {
  const matchLabels: Record<string, string> = {};
  const matchExpressions: Expression[] = [];
  for (const part of splitRequirements(text)) {
    const expression = parseRequirement(part);
    if (!expression) {
      return { unreadable: part };
    }
    const { key, operator, values } = expression;
    if (operator === 'In' && values.length === 1 && !(key in matchLabels)) {
      matchLabels[key] = values[0];
    } else {
      matchExpressions.push(expression);
    }
  }
  return { matchLabels, matchExpressions };
}

function parseRequirement(part: string): Expression | undefined {
  const among = AMONG.exec(part);
  if (among) {
    const values = among[3].split(',').map(value => value.trim());
    return values.every(value => ONE_VALUE.test(value))
      ? { key: among[1], operator: among[2] === 'in' ? 'In' : 'NotIn', values }
      : undefined;
  }
  const equals = EQUALS.exec(part);
  if (equals) {
    const operator = equals[2] === '!=' ? 'NotIn' : 'In';
    return { key: equals[1], operator, values: [equals[3]] };
  }
  const exists = EXISTS.exec(part);
  return exists
    ? {
        key: exists[2],
        operator: exists[1] ? 'DoesNotExist' : 'Exists',
        values: [],
      }
    : undefined;
}

/** Commas within parentheses separate values, not requirements. */
function splitRequirements(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') {
      depth += 1;
    } else if (text[at] === ')') {
      depth -= 1;
    } else if (text[at] === ',' && depth === 0) {
      parts.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  return [...parts, text.slice(start).trim()];
}

/**
 * Whether labels meet every requirement. As in Kubernetes, `NotIn` holds where the label is missing.
 *
 * @public
 */
export function matchesSelector(
  selector: LabelRequirements,
  labels: Readonly<Record<string, string>>,
): boolean {
  return (
    matchesLabels(selector.matchLabels, labels) &&
    selector.matchExpressions.every(each => matchesExpression(each, labels))
  );
}

/** Whether every wanted label is there with exactly this value. */
export function matchesLabels(
  wanted: Readonly<Record<string, string>>,
  labels: Readonly<Record<string, string>>,
): boolean {
  for (const key in wanted) {
    if (labels[key] !== wanted[key]) {
      return false;
    }
  }
  return true;
}

function matchesExpression(
  { key, operator, values }: Expression,
  labels: Readonly<Record<string, string>>,
): boolean {
  const value = labels[key];
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    default:
      return value === undefined;
  }
}
