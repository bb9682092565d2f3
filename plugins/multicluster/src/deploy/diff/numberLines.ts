import { DiffHunk } from '@multicluster/backstage-plugin-multicluster-common';

/** One line of a diff: its sign, its number where it stands, and its text. */
export type DiffLine = { sign: ' ' | '-' | '+'; line: number; text: string };

/** Removed lines have the number of the live object, all others that of the wanted one. */
export function numberLines(hunk: DiffHunk): DiffLine[] {
  let live = hunk.liveStart;
  let wanted = hunk.wantedStart;
  return hunk.lines.map(whole => {
    const text = whole.slice(1);
    switch (whole[0]) {
      case '-':
        return { sign: '-', line: live++, text };
      case '+':
        return { sign: '+', line: wanted++, text };
      default:
        live++;
        return { sign: ' ', line: wanted++, text };
    }
  });
}
