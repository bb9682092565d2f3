import { createHash, X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { InputError } from '@backstage/errors';
import { ClusterConnectionOptions } from '@multicluster/backstage-plugin-multicluster-node';
import { Agent } from 'undici';

/**
 * One undici agent for one cluster, renewed when its certificates change.
 *
 * Tokens are no part of the agent: they travel with each request, so that a renewed token costs no new connection.
 */
export class AgentCache {
  readonly #connectTimeoutMs: number;
  #current?: { fingerprint: string; agent: Agent };
  /** Agents of former certificates; they live until their last watch has ended. */
  readonly #retired = new Set<Agent>();

  constructor(options: { connectTimeoutMs: number }) {
    this.#connectTimeoutMs = options.connectTimeoutMs;
  }

  /** Throws an `InputError` for certificates that cannot be used. */
  agentFor(options: ClusterConnectionOptions): Agent {
    const fingerprint = fingerprintOf(options);
    if (this.#current?.fingerprint === fingerprint) {
      return this.#current.agent;
    }
    checkCertificates(options);
    this.#retire();
    const agent = new Agent({
      allowH2: true,
      connect: {
        ca: options.ca,
        cert: options.cert,
        key: options.key,
        servername: options.servername,
        rejectUnauthorized: !options.skipTlsVerify,
        timeout: this.#connectTimeoutMs,
      },
    });
    this.#current = { fingerprint, agent };
    return agent;
  }

  /** Ends every request at once; the next one begins with a new agent. */
  destroy(): void {
    const agents = [...this.#retired];
    if (this.#current) {
      agents.push(this.#current.agent);
    }
    this.#current = undefined;
    this.#retired.clear();
    for (const agent of agents) {
      // A socket that fails to close is gone anyway.
      agent.destroy().catch(() => {});
    }
  }

  #retire(): void {
    const agent = this.#current?.agent;
    if (agent) {
      this.#retired.add(agent);
      agent
        .close()
        .catch(() => {})
        .finally(() => this.#retired.delete(agent));
    }
  }
}

function fingerprintOf(options: ClusterConnectionOptions): string {
  const { ca, cert, key, servername, skipTlsVerify } = options;
  return createHash('sha256')
    .update(JSON.stringify([ca, cert, key, servername, skipTlsVerify]))
    .digest('base64');
}

/** Node ignores a CA that it cannot read, and then says that the server's certificate is not trusted: the wrong advice. */
function checkCertificates(options: ClusterConnectionOptions): void {
  if (options.ca !== undefined) {
    const blocks = options.ca.match(
      /-----BEGIN [A-Z ]*CERTIFICATE-----[^-]*-----END [A-Z ]*CERTIFICATE-----/g,
    );
    if (!blocks || !blocks.every(isCertificate)) {
      throw new InputError(
        'The CA of the cluster is not a PEM certificate. `caData` is the base64 of a PEM file, `caFile` names such a file.',
      );
    }
  }
  try {
    createSecureContext({ cert: options.cert, key: options.key });
  } catch {
    throw new InputError(
      'The client certificate and key of the cluster cannot be used together: both must be PEM, and belong to each other.',
    );
  }
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined;
  } catch {
    return false;
  }
}
