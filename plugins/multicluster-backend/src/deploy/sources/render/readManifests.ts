import { setImmediate } from 'node:timers/promises';
import { InputError } from '@backstage/errors';
import {
  Document,
  isAlias,
  isMap,
  isScalar,
  LineCounter,
  Node,
  parseAllDocuments,
  Tags,
} from 'yaml';
import { DocumentText, splitDocuments } from './splitDocuments';

/** One document of a file, not yet made into an object. */
export type ManifestDocument = {
  document: Document;
  /** `base/web.yaml:12`. */
  at: (node?: unknown) => string;
};

type Reading = {
  text: string;
  file: string;
  /** Charts repeat keys, and Helm takes the last; whoever writes by hand means something else. */
  repeatedKeys: 'refused' | 'lastWins';
  /** What a document without keys is told not to be. */
  expected?: string;
};

const kubernetesObject =
  "Kubernetes object: it has to begin with 'apiVersion' and 'kind'";

/** As Go's YAML reads it, which Helm, Kustomize and kubectl use: `yes` and `0644` as in YAML 1.1, but dates stay text. */
const withoutDates = (tags: Tags) =>
  tags.filter(
    tag => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:timestamp',
  );

/**
 * The documents of a file; empty ones are left out. Rejects malformed YAML, and what is no object, with an `InputError` that names file and
 * line. Others get their turn between two documents.
 */
export async function readManifests(
  reading: Reading,
): Promise<ManifestDocument[]> {
  const found: ManifestDocument[] = [];
  for (const piece of splitDocuments(reading.text, reading.file)) {
    found.push(...parsePiece(piece, reading));
    await setImmediate();
  }
  return found;
}

function parsePiece(
  { text, linesBefore }: DocumentText,
  { file, repeatedKeys, expected = kubernetesObject }: Reading,
): ManifestDocument[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    version: '1.1',
    customTags: withoutDates,
    merge: true,
    uniqueKeys: repeatedKeys === 'refused',
    lineCounter: lines,
    prettyErrors: false,
  });
  const lineOf = (offset: number) =>
    `${file}:${linesBefore + lines.linePos(offset).line}`;
  const at = (node?: unknown) => {
    const start = (node as Node | undefined)?.range?.[0];
    return start === undefined ? file : lineOf(start);
  };
  return (Array.isArray(documents) ? documents : []).flatMap(document => {
    const [error] = document.errors;
    if (error) {
      throw new InputError(`${lineOf(error.pos[0])}: ${error.message}`);
    }
    const { contents } = document;
    if (!contents || (isScalar(contents) && contents.value === null)) {
      return [];
    }
    if (!isMap(contents) && !isAlias(contents)) {
      throw new InputError(`${at(contents)}: this is no ${expected}`);
    }
    return [{ document, at }];
  });
}

/** Rejects with an `InputError` when aliases would make it grow without bound. */
export function toPlain({ document, at }: ManifestDocument): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    throw new InputError(
      `${at(document.contents)}: its aliases cannot be resolved`,
    );
  }
}
