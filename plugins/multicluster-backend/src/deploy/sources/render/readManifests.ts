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

/** One document of a file, not yet made into an object. */
export type ManifestDocument = {
  document: Document;
  /** `base/web.yaml:12`. */
  at: (node?: unknown) => string;
};

/** As Go's YAML reads it, which Helm, Kustomize and kubectl use: `yes` and `0644` as in YAML 1.1, but dates stay text. */
const withoutDates = (tags: Tags) =>
  tags.filter(
    tag =>
      typeof tag === 'string' ||
      !['tag:yaml.org,2002:timestamp'].includes(tag.tag),
  );

/**
 * The documents of a file; empty ones are left out. Rejects malformed YAML, and what is no object, with an `InputError` that names file and
 * line.
 */
export function readManifests(options: {
  text: string;
  file: string;
  /** Charts repeat keys, and Helm takes the last; whoever writes by hand means something else. */
  repeatedKeys: 'refused' | 'lastWins';
}): ManifestDocument[] {
  const { text, file } = options;
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    version: '1.1',
    customTags: withoutDates,
    merge: true,
    uniqueKeys: options.repeatedKeys === 'refused',
    lineCounter: lines,
    prettyErrors: false,
  });
  if (!Array.isArray(documents)) {
    return [];
  }
  const at = (node?: unknown) => {
    const start = (node as Node | undefined)?.range?.[0];
    return start === undefined ? file : `${file}:${lines.linePos(start).line}`;
  };
  return documents.flatMap(document => {
    const [error] = document.errors;
    if (error) {
      throw new InputError(
        `${file}:${lines.linePos(error.pos[0]).line}: ${error.message}`,
      );
    }
    const { contents } = document;
    if (!contents || (isScalar(contents) && contents.value === null)) {
      return [];
    }
    if (!isMap(contents) && !isAlias(contents)) {
      throw new InputError(
        `${at(
          contents,
        )}: this is no Kubernetes object: it has to begin with 'apiVersion' and 'kind'`,
      );
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
