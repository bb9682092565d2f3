import { spawn } from 'node:child_process';
import fs from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { run } from '../processes.ts';

const NAME = /^[a-z0-9][a-z0-9._-]{0,99}$/;
const SMART =
  /^\/git\/([^/]+)\.git\/(info\/refs|git-upload-pack|git-receive-pack)$/;

/** A bare repository that takes pushes from anybody who reaches it. The same name again is the same repository. */
export async function createBareRepository(
  root: string,
  name: string,
): Promise<void> {
  if (!NAME.test(name)) {
    throw new Error(
      `"${name}" cannot name a repository: use small letters, digits, dots and dashes.`,
    );
  }
  const folder = path.join(root, `${name}.git`);
  if (fs.existsSync(path.join(folder, 'HEAD'))) {
    return;
  }
  const quiet = ['-c', 'init.defaultBranch=main', 'init', '--quiet', '--bare'];
  await run('git', [...quiet, folder]);
  await run('git', ['-C', folder, 'config', 'http.receivepack', 'true']);
}

const RAW = /^\/raw\/([^/]+)\/([A-Za-z0-9][\w.-]*)\/([A-Za-z0-9_.][\w./-]*)$/;

/** One file of a branch, at `/raw/<name>/<branch>/<path>`, as a forge shows it to whoever reads a catalog. */
export async function serveRaw(
  root: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://forge');
  const [, name, branch, file] = RAW.exec(pathname) ?? [];
  const folder = path.join(root, `${name}.git`);
  if (!name || !NAME.test(name) || !fs.existsSync(folder)) {
    response.writeHead(404).end();
    return;
  }
  const show = ['--git-dir', folder, 'show', `refs/heads/${branch}:${file}`];
  const content = await run('git', show).catch(() => undefined);
  response.writeHead(content === undefined ? 404 : 200, {
    'Content-Type': 'text/plain; charset=utf-8',
  });
  response.end(content);
}

/** Answers Git's own protocol over HTTP, by the program that comes with Git. A first push makes the repository. */
export async function serveGit(
  root: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://forge');
  const [, name, service] = SMART.exec(url.pathname) ?? [];
  if (!name || !NAME.test(name)) {
    response.writeHead(404).end();
    return;
  }
  if (`${service} ${url.search}`.includes('git-receive-pack')) {
    await createBareRepository(root, name);
  }
  await runBackend({
    root,
    pathInfo: `/${name}.git/${service}`,
    query: url.search.slice(1),
    request,
    response,
  });
}

/** One request by the rules of CGI: headers as variables, the body on standard input. */
function runBackend(options: {
  root: string;
  pathInfo: string;
  query: string;
  request: IncomingMessage;
  response: ServerResponse;
}): Promise<void> {
  const { root, pathInfo, query, request, response } = options;
  const { headers } = request;
  const child = spawn('git', ['http-backend'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: pathInfo,
      QUERY_STRING: query,
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(headers['git-protocol'] ?? ''),
    },
  });
  // A client or a program that ends early ends the other one, too.
  child.stdin.on('error', () => {});
  response.on('close', () => child.kill());
  request.pipe(child.stdin);
  return new Promise((resolve, reject) => {
    let head = Buffer.alloc(0);
    const onData = (chunk: Buffer) => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) {
        return;
      }
      child.stdout.off('data', onData);
      writeHead(head.subarray(0, end).toString(), response);
      response.write(head.subarray(end + 4));
      child.stdout.pipe(response);
    };
    child.stdout.on('data', onData);
    child.once('error', reject);
    child.once('close', () => {
      if (!response.headersSent) {
        response.writeHead(500).end();
      }
      resolve();
    });
  });
}

function writeHead(head: string, response: ServerResponse): void {
  let status = 200;
  for (const line of head.split('\r\n')) {
    const [, field, value] = /^([^:]+): *(.*)$/.exec(line) ?? [];
    if (field?.toLowerCase() === 'status') {
      status = Number.parseInt(value, 10);
    } else if (field) {
      response.setHeader(field, value);
    }
  }
  response.writeHead(status);
}
