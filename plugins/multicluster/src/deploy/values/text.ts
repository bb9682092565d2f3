import { JsonValue } from '@backstage/types';
import { parse } from 'yaml';

/** Whether YAML would read the text as something else than these very letters. */
function isAmbiguous(text: string): boolean {
  if (text === '' || text !== text.trim() || /[\n\r]/.test(text)) {
    return true;
  }
  try {
    return parse(text) !== text;
  } catch {
    // Text that is no YAML, as `{{cluster}}.acme.io`, can only be text.
    return false;
  }
}

/** Letters that stand for themselves although YAML would see more in them: placeholders begin like a mapping. */
function isPlain(text: string): boolean {
  return /^\{\{/.test(text) || !isAmbiguous(text);
}

/** A value as one edits it: text as it is, unless it would be read as something else, then in quotes. */
export function formatValue(value: JsonValue): string {
  if (typeof value !== 'string') {
    return JSON.stringify(value);
  }
  return isPlain(value) && !/^["']/.test(value) ? value : JSON.stringify(value);
}

/**
 * What was typed into a cell. Numbers, true and false, lists and objects are what they look like, so that a chart gets the type that it
 * tests for; but a cell that holds text goes on holding text, since `6.10` of an image is no number. Quotes always make text.
 */
export function parseValue(
  text: string,
  before: JsonValue | undefined,
): JsonValue {
  const trimmed = text.trim();
  if (/^\{\{/.test(trimmed)) {
    return trimmed;
  }
  if (typeof before === 'string' && !/^["']/.test(trimmed)) {
    return trimmed;
  }
  try {
    const value = parse(trimmed, { maxAliasCount: 0 });
    return value === undefined ? '' : value;
  } catch {
    return trimmed;
  }
}
