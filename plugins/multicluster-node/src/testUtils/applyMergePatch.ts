/** RFC 7386, in place: null takes a field away, and lists are replaced. */
export function applyMergePatch(object: any, patch: object): void {
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete object[key];
    else if (typeof value === 'object' && !Array.isArray(value)) {
      object[key] ??= {};
      applyMergePatch(object[key], value);
    } else object[key] = value;
  }
}
