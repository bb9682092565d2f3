import { JsonObject } from '@backstage/types';
import { parseDocument, stringify } from 'yaml';

/** One layer of values as YAML; nothing for one that sets nothing. */
export function formatLayer(values: JsonObject | undefined): string {
  return values && Object.keys(values).length ? stringify(values) : '';
}

/** Reads a layer again; `problem` is the first thing that is wrong, with its line. */
export function parseLayer(text: string): {
  values?: JsonObject;
  problem?: string;
} {
  const document = parseDocument(text, { prettyErrors: true });
  const [error] = document.errors;
  if (error) {
    return { problem: error.message.split('\n')[0].replace(/:$/, '.') };
  }
  try {
    const values = document.toJS({ maxAliasCount: 100 });
    if (values === null || values === undefined) {
      return {};
    }
    return typeof values === 'object' && !Array.isArray(values)
      ? { values }
      : {
          problem:
            'Values are keys with values below each other, as "replicaCount: 2".',
        };
  } catch (unreadable) {
    return { problem: (unreadable as Error).message };
  }
}
