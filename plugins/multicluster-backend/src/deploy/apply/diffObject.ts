import { isDeepStrictEqual } from 'node:util';
import {
  DiffHunk,
  ObjectDiff,
  ObjectRef,
} from '@multicluster/backstage-plugin-multicluster-common';
import { structuredPatch } from 'diff';
import { stringify } from 'yaml';
import { KubernetesObject } from '../types';
import { hideSecrets } from './hideSecrets';
import {
  maskSecret,
  normalizeObject,
  secretValuesDiffer,
} from './normalizeObject';

/** Lines of one object's diff that are shown; the counts are of all. */
const mostLines = 1_500;
/** Two texts that have next to nothing in common are not compared line by line: it would hold up everything else, and say nothing. */
const mostEdits = 500;

/** Live against wanted; either may be absent. */
export function diffObject(options: {
  ref: ObjectRef;
  live?: KubernetesObject;
  wanted?: KubernetesObject;
  secrets?: string[];
}): ObjectDiff {
  const { ref, live, wanted, secrets = [] } = options;
  const before = live && normalizeObject(live);
  const after = wanted && normalizeObject(wanted);
  const both = before !== undefined && after !== undefined;
  const hidden = hideSecrets(before, after, secrets);
  const lines = compareTexts(textOf(hidden.live), textOf(hidden.wanted));
  const seen = lines.added + lines.removed > 0;
  const dataDiffers = both && secretValuesDiffer(before, after);
  const differs = seen || dataDiffers || (both && !isSame(before, after));
  const unseen = differs && both && !seen ? 'secret values differ' : undefined;
  return {
    ...ref,
    change: changeOf(before, after, differs),
    added: lines.added,
    removed: lines.removed,
    hunks: lines.hunks,
    ...summary(dataDiffers ? 'data differs' : lines.summary ?? unseen),
  };
}

/** As texts: what has no key and what has an undefined one is the same. */
function isSame(before: KubernetesObject, after: KubernetesObject): boolean {
  return isDeepStrictEqual(before, after) || textOf(before) === textOf(after);
}

function changeOf(
  before: unknown,
  after: unknown,
  differs: boolean,
): ObjectDiff['change'] {
  if (before === undefined) return after === undefined ? 'none' : 'create';
  if (after === undefined) return 'delete';
  return differs ? 'update' : 'none';
}

function summary(text: string | undefined): { summary?: string } {
  return text === undefined ? {} : { summary: text };
}

function textOf(object: KubernetesObject | undefined): string {
  return object === undefined
    ? ''
    : stringify(maskSecret(object), {
        sortMapEntries: true,
        aliasDuplicateObjects: false,
        lineWidth: 0,
      });
}

type Lines = {
  added: number;
  removed: number;
  hunks: DiffHunk[];
  summary?: string;
};

function compareTexts(before: string, after: string): Lines {
  if (before === after) {
    return { added: 0, removed: 0, hunks: [] };
  }
  const patch =
    before === '' || after === ''
      ? structuredPatch('', '', before, after)
      : structuredPatch('', '', before, after, undefined, undefined, {
          context: 3,
          maxEditLength: mostEdits,
        });
  if (!patch) {
    const replaced = replaceMiddle(before.split('\n'), after.split('\n'));
    return { ...counted([replaced]), summary: 'differs almost everywhere' };
  }
  const hunks = patch.hunks.map(({ oldStart, newStart, lines }) => ({
    liveStart: oldStart,
    wantedStart: newStart,
    lines,
  }));
  return counted(hunks);
}

function counted(hunks: DiffHunk[]): Lines {
  const all = hunks.flatMap(({ lines }) => lines);
  return {
    added: all.filter(line => line.startsWith('+')).length,
    removed: all.filter(line => line.startsWith('-')).length,
    ...cut(hunks),
  };
}

/** All that is between what both begin and end with, taken out and put in. */
function replaceMiddle(before: string[], after: string[]): DiffHunk {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start++;
  let end = 0;
  while (
    end < shortest - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end++;
  }
  return {
    liveStart: start + 1,
    wantedStart: start + 1,
    lines: [
      ...before.slice(start, before.length - end).map(line => `-${line}`),
      ...after.slice(start, after.length - end).map(line => `+${line}`),
    ],
  };
}

function cut(hunks: DiffHunk[]): Pick<Lines, 'hunks' | 'summary'> {
  const kept: DiffHunk[] = [];
  let room = mostLines;
  for (const hunk of hunks) {
    if (room <= 0) break;
    kept.push({ ...hunk, lines: hunk.lines.slice(0, room) });
    room -= hunk.lines.length;
  }
  return room < 0 || kept.length < hunks.length
    ? { hunks: kept, summary: `the first ${mostLines} lines of the diff` }
    : { hunks: kept };
}
