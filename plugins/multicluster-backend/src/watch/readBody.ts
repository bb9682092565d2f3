import { ApiResponse } from './types';

/** A page of 250 of the largest objects there can be would be more; what is met in life is a few megabytes. */
const LARGEST_BODY_BYTES = 256 * 1024 * 1024;

/** What is read of an answer that is of no interest, so that its connection can be used again. */
const DRAINED_BYTES = 64 * 1024;

/** The whole body as text. `onBytes` is told of each chunk. */
export async function readText(
  response: ApiResponse,
  onBytes?: (bytes: number) => void,
): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    onBytes?.(chunk.length);
    if (size > LARGEST_BODY_BYTES) {
      throw new Error(`An answer is larger than ${LARGEST_BODY_BYTES} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size).toString('utf8');
}

/** The body as JSON; undefined when it is none. */
export async function readJson(response: ApiResponse): Promise<unknown> {
  const body = await readText(response);
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Reads a refusal to its end, and gives up on one that is long. */
export async function drain(response: ApiResponse): Promise<void> {
  let size = 0;
  try {
    for await (const chunk of response.body) {
      size += chunk.length;
      if (size > DRAINED_BYTES) {
        return;
      }
    }
  } catch {
    // Its status has been read already; that the rest was cut off changes nothing.
  }
}
