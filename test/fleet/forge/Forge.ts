import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { chartFolders, publishCharts } from './charts.ts';
import { createBareRepository, serveGit, serveRaw } from './gitBackend.ts';

const CHART_FILE = /^\/charts\/(index\.yaml|[A-Za-z0-9][\w.+-]*\.tgz)$/;

/**
 * A Git server and a Helm repository on this machine, for whoever reaches it. `/git/<name>.git` takes clones and pushes, and a first push
 * makes the repository; `/raw/<name>/<branch>/<path>` has a file of it; `/charts` has what `publish` has packaged.
 */
export class Forge {
  readonly #folder: string;
  readonly #server: http.Server;

  private constructor(folder: string, server: http.Server) {
    this.#folder = folder;
    this.#server = server;
  }

  /** Port 0 is any free one. What an earlier start has left in the folder is served again. */
  static async start(options: {
    folder: string;
    port?: number;
  }): Promise<Forge> {
    const { folder, port = 0 } = options;
    fs.mkdirSync(path.join(folder, 'git'), { recursive: true });
    const server = http.createServer((request, response) => {
      serve(folder, request, response).catch(() => response.destroy());
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return new Forge(folder, server);
  }

  /** `http://127.0.0.1:<port>` */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Of the Helm repository. */
  get chartsUrl(): string {
    return `${this.url}/charts`;
  }

  repositoryUrl(name: string): string {
    return `${this.url}/git/${name}.git`;
  }

  /** Where a repository's own files are, to look into it without a clone. */
  repositoryFolder(name: string): string {
    return path.join(this.#folder, 'git', `${name}.git`);
  }

  /** An empty repository; returns its URL. */
  async createRepository(name: string): Promise<string> {
    await createBareRepository(path.join(this.#folder, 'git'), name);
    return this.repositoryUrl(name);
  }

  /** Packages charts, by default the sample app's and those of the examples, and lists them in the index. */
  async publish(options: { helm: string; charts?: string[] }): Promise<void> {
    await publishCharts({
      helm: options.helm,
      charts: options.charts ?? (await chartFolders()),
      folder: path.join(this.#folder, 'charts'),
      url: this.chartsUrl,
    });
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>(resolve => {
      this.#server.close(() => resolve());
    });
  }
}

async function serve(
  folder: string,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://forge');
  if (pathname.startsWith('/git/')) {
    await serveGit(path.join(folder, 'git'), request, response);
    return;
  }
  if (pathname.startsWith('/raw/')) {
    await serveRaw(path.join(folder, 'git'), request, response);
    return;
  }
  const [, file] = CHART_FILE.exec(pathname) ?? [];
  const chart = file && path.join(folder, 'charts', file);
  if (!chart || !fs.existsSync(chart)) {
    response.writeHead(404).end();
    return;
  }
  fs.createReadStream(chart).pipe(response);
}
