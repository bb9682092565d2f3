import { originWords, ValueCell } from './rows';
import { formatValue } from './text';

/** The chain of origins of a cell in one sentence: what it is, from where, and what clearing it falls back to. */
export function describeCell(
  path: string,
  place: string,
  cell: ValueCell,
): string {
  const { value, origin, inherited, fromTemplate } = cell;
  if (value === undefined) {
    return `${path} of ${place}: not set.`;
  }
  const now = `${path} of ${place}: ${formatValue(value)}, ${originWords(
    origin,
    fromTemplate,
  )}.`;
  if (!inherited) {
    return now;
  }
  return `${now} Without it: ${formatValue(inherited.value)}, ${originWords(
    inherited.origin,
  )}.`;
}
