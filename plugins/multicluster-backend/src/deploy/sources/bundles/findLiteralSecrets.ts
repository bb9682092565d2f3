import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { readTextFile } from '../render/readTextFile';
import { splitDocuments } from '../render/splitDocuments';
import { isManifest } from './limits';
import { listFiles } from './packFolder';

/**
 * Files that hold a Secret with its data, or a kustomization that makes one of what is in the files: they would be kept in the database
 * with the bundle. Sorted paths. A Secret whose data a chart's template fills in is none of them.
 */
export async function findLiteralSecrets(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const file of await listFiles(folder)) {
    const isCandidate =
      isManifest(file) || /(^|\/)Kustomization$|\.tpl$/.test(file);
    if (isCandidate) {
      const text = await readTextFile(path.join(folder, file), file);
      if (hasLiteralSecret(text, file)) {
        found.push(file);
      }
    }
  }
  return found;
}

function hasLiteralSecret(text: string, file: string): boolean {
  // Most files do not have the word: to parse them all would take seconds.
  if (!/secret/i.test(text)) {
    return false;
  }
  return splitDocuments(text, file)
    .filter(document => /secret/i.test(document.text))
    .some(document =>
      document.text.includes('{{')
        ? templateHasData(document.text)
        : parseDocuments(document.text).some(isLiteral),
    );
}

function parseDocuments(text: string): unknown[] {
  // What is malformed may still be a Secret; what could be read of it is looked at.
  try {
    const documents = parseAllDocuments(text, {
      version: '1.1',
      uniqueKeys: false,
      logLevel: 'silent',
    });
    return (Array.isArray(documents) ? documents : []).map(document =>
      document.toJS({ maxAliasCount: 100 }),
    );
  } catch {
    return [];
  }
}

function isLiteral(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const { kind, data, stringData, items, secretGenerator, sops } =
    value as Record<string, unknown>;
  if (Array.isArray(items) && items.some(isLiteral)) {
    return true;
  }
  if (Array.isArray(secretGenerator)) {
    return secretGenerator.some(hasSource);
  }
  if (kind === 'SecretGenerator') {
    return hasSource(value);
  }
  // What SOPS has encrypted is no secret any longer.
  return kind === 'Secret' && !sops && (hasText(data) || hasText(stringData));
}

function hasSource(generator: unknown): boolean {
  const { literals, files, envs, env } = (generator ?? {}) as Record<
    string,
    unknown
  >;
  return (
    [literals, files, envs].some(
      each => Array.isArray(each) && each.length > 0,
    ) || typeof env === 'string'
  );
}

/** A value that substitution fills in is not in the file. */
function hasText(data: unknown): boolean {
  return (
    typeof data === 'object' &&
    data !== null &&
    Object.values(data).some(
      value =>
        value !== null && value !== '' && !/^\$\{[^}]*\}$/.test(String(value)),
    )
  );
}

/** Of a chart's template only the lines can be looked at: below `data` of a Secret, one that has a value and no `{{`. */
function templateHasData(document: string): boolean {
  if (!/^\s*kind:\s*["']?Secret["']?\s*$/m.test(document)) {
    return false;
  }
  let indent: number | undefined;
  for (const line of document.split('\n')) {
    if (!line.trim() || /^\s*(#|\{\{.*\}\}\s*$)/.test(line)) {
      continue;
    }
    const depth = line.length - line.trimStart().length;
    if (indent !== undefined && depth <= indent) {
      indent = undefined;
    }
    if (indent !== undefined && !line.includes('{{')) {
      const value = line.slice(line.indexOf(':') + 1).trim();
      if (value && !/^[|>][+-]?$/.test(value) && value !== '""') {
        return true;
      }
    }
    if (/^\s*(data|stringData):\s*$/.test(line)) {
      indent = depth;
    }
  }
  return false;
}
