import { ApiConnection } from '../watch/types';
import { drain } from './connection/ClusterConnection';

const timeoutMs = 5_000;

/**
 * The uid of the `kube-system` namespace, which lives as long as the cluster does. Undefined when it cannot be read.
 *
 * A version is a place in one cluster's history. When another cluster answers under the same name and URL (recreated, restored under a
 * new name), a watch from the old version would miss things without an error: so versions count for the same identity only.
 */
export async function readIdentity(
  connection: ApiConnection,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const response = await connection.get({
      path: '/api/v1/namespaces/kube-system',
      signal,
      headersTimeoutMs: timeoutMs,
      bodyTimeoutMs: timeoutMs,
    });
    if (response.status !== 200) {
      await drain(response);
      return undefined;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of response.body) {
      chunks.push(chunk);
    }
    const { metadata } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return typeof metadata?.uid === 'string' ? metadata.uid : undefined;
  } catch {
    // Not knowing costs a list, and the probe says what is wrong.
    return undefined;
  }
}
