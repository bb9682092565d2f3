import { InputError } from '@backstage/errors';

/** One document of a file, and the line of the file before its first. */
export type DocumentText = { text: string; linesBefore: number };

/** An API server takes no larger object: it could not keep it. */
const largestDocument = 3 * 2 ** 20;

/** Deeper than any real object, and shallow enough for a parser whose work grows by more than the depth. */
const deepest = 200;

const compactNesting = /^(?:[ ]*[-?][ ]){50}/m;
const boundary = /^---(?=\s|$)/gm;

/**
 * A file of manifests as its documents, so that they can be parsed one by one: parsing is slow, and everybody else has to wait for it.
 * Rejects with an `InputError` what no parser should be given.
 */
export function splitDocuments(text: string, file: string): DocumentText[] {
  const starts = [...text.matchAll(boundary)].map(({ index }) => index);
  const cuts = [0, ...starts.filter(start => start > 0), text.length];
  const documents: DocumentText[] = [];
  let linesBefore = 0;
  let pending = '';
  for (let n = 0; n + 1 < cuts.length; n += 1) {
    const piece = pending + text.slice(cuts[n], cuts[n + 1]);
    // Directives belong to the document after them.
    if (/^%/m.test(piece) && isOnlyDirectives(piece)) {
      pending = piece;
      continue;
    }
    pending = '';
    refuseUnreadable(piece, `${file}:${linesBefore + 1}`);
    documents.push({ text: piece, linesBefore });
    linesBefore += piece.split('\n').length - 1;
  }
  return documents;
}

function isOnlyDirectives(piece: string): boolean {
  return piece.split('\n').every(line => /^(%|#|\s*$)/.test(line));
}

function refuseUnreadable(text: string, where: string): void {
  if (text.length > largestDocument) {
    throw new InputError(
      `${where}: this object has ${(text.length / 2 ** 20).toFixed(
        1,
      )} MiB: no cluster takes more than ${largestDocument / 2 ** 20} MiB`,
    );
  }
  if (flowDepth(text) > deepest || compactNesting.test(text)) {
    throw new InputError(`${where}: this is nested too deeply to be read`);
  }
}

/** How many brackets are open at once, at most; those in texts count too, where they nearly always close again. */
function flowDepth(text: string): number {
  let depth = 0;
  let most = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth =
      bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
    most = Math.max(most, depth);
  }
  return most;
}
