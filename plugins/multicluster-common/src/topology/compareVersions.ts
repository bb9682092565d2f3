const VERSION =
  /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([0-9A-Za-z.-]+))?(?:\+.*)?$/;

/**
 * Orders two tags by semantic versioning, as far as they follow it; undefined where one of them is no version, or where they differ in
 * the text of a pre-release, which says little about age.
 */
export function compareVersions(a: string, b: string): number | undefined {
  const one = VERSION.exec(a);
  const other = VERSION.exec(b);
  if (!one || !other) {
    return undefined;
  }
  for (const part of [1, 2, 3]) {
    const difference = Number(one[part] ?? 0) - Number(other[part] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  const [before, after] = [one[4], other[4]];
  if (before === after) {
    return 0;
  }
  if (before === undefined || after === undefined) {
    // A pre-release comes before its release.
    return before === undefined ? 1 : -1;
  }
  return undefined;
}
