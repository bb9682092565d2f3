const MOST_BYTES = 1_000_000;

/** The text of a body; undefined when it has more than 1 MB, of which the rest is left where it is. */
export async function readBody(
  response: Response,
): Promise<string | undefined> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return Buffer.concat(parts).toString('utf8');
    bytes += value.byteLength;
    if (bytes > MOST_BYTES) {
      await reader.cancel();
      return undefined;
    }
    parts.push(value);
  }
}
