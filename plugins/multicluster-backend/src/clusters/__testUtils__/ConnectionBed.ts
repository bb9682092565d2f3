import { ClusterConnectionOptions } from '@multicluster/backstage-plugin-multicluster-node';
import { ClusterConnection } from '../connection/ClusterConnection';
import { ApiResponse } from '../../watch/types';
import { makeCertificate, TestApiServer } from './TestApiServer';

/** Connections to an API server of the test's own, over real TLS; all of it ends after each test. */
export class ConnectionBed {
  readonly own = makeCertificate();
  readonly other = makeCertificate();
  server!: TestApiServer;
  readonly #opened: ClusterConnection[] = [];

  constructor() {
    beforeEach(async () => {
      const { own, other } = this;
      this.server = await TestApiServer.start({ ...own, clientCa: other.cert });
    });
    afterEach(async () => {
      this.#opened.splice(0).forEach(connection => connection.reset());
      await this.server.stop();
    });
  }

  connect(
    options: Partial<ClusterConnectionOptions> = {},
    url = this.server.url,
  ): ClusterConnection {
    return this.connectWith(
      async () => ({ ca: this.own.cert, headers: {}, ...options }),
      url,
    );
  }

  connectWith(
    connect: () => Promise<ClusterConnectionOptions>,
    url = this.server.url,
  ): ClusterConnection {
    const connection = new ClusterConnection({ cluster: 'east', url, connect });
    this.#opened.push(connection);
    return connection;
  }
}

export function get(
  connection: ClusterConnection,
  more: {
    path?: string;
    signal?: AbortSignal;
    headersTimeoutMs?: number;
    bodyTimeoutMs?: number;
  } = {},
) {
  return connection.get({
    path: '/version',
    signal: new AbortController().signal,
    headersTimeoutMs: 2_000,
    bodyTimeoutMs: 2_000,
    ...more,
  });
}

export async function read(response: ApiResponse): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response.body) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
