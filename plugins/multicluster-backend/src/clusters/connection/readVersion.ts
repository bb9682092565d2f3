import { ApiResponse } from '../../watch/types';

/** No version of any server is longer; what is longer is a web page. */
const longestAnswerBytes = 64 * 1024;

/** What `/version` says, as `v1.36.3`; undefined when it is not the answer of an API server. */
export async function readVersion(
  response: ApiResponse,
): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.length;
    if (bytes > longestAnswerBytes) {
      return undefined;
    }
    chunks.push(chunk);
  }
  try {
    const { gitVersion } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return typeof gitVersion === 'string' ? gitVersion : undefined;
  } catch {
    return undefined;
  }
}
