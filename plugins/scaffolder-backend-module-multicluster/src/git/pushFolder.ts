import fs from 'node:fs/promises';
import path from 'node:path';
import { LoggerService } from '@backstage/backend-plugin-api';
import { ForwardedError, isError } from '@backstage/errors';
import {
  addFiles,
  cloneRepo,
  commitAndPushBranch,
  initRepoAndPush,
  removeFiles,
} from '@backstage/plugin-scaffolder-node';
import { GitAuth } from './gitAuth';
import { Ownership, TreeChanges, updateTree } from './updateTree';

export type PushOptions = {
  /** Empty; clones go below it. */
  folder: string;
  source: string;
  repoUrl: string;
  auth: GitAuth;
  branch: string;
  /** What a branch that is not there yet begins at; the repository's default when absent. */
  baseBranch?: string;
  /** None: the whole repository is the pusher's, and is begun when it is not there. */
  owner?: Ownership;
  message: string;
  author?: { name?: string; email?: string };
  isDryRun: boolean;
  logger: LoggerService;
};

export type Pushed = TreeChanges & {
  changed: boolean;
  /** Head of the branch; absent in a repository without commits. */
  commit?: string;
};

/** Each attempt is a clone of its own: somebody else may have pushed in the meantime. */
const MOST_ATTEMPTS = 3;

function says(error: unknown, pattern: RegExp): boolean {
  return isError(error) && pattern.test(error.message);
}

/** Without a logger: the helpers would log where on the server they work. */
async function cloneAt(options: PushOptions, name: string, ref?: string) {
  const dir = path.join(options.folder, name);
  await cloneRepo({ url: options.repoUrl, dir, auth: options.auth, ref });
  return dir;
}

/** A clone with the branch, or with what it shall begin at; undefined when a repository that may be begun is not there. */
async function clone(
  options: PushOptions,
  name: string,
): Promise<string | undefined> {
  const { repoUrl, branch, baseBranch, owner } = options;
  try {
    return await cloneAt(options, `${name}-branch`, branch).catch(error => {
      if (!says(error, /could not find/i)) throw error;
      return cloneAt(options, `${name}-base`, baseBranch);
    });
  } catch (error) {
    if (!owner && says(error, /404/)) return undefined;
    throw new ForwardedError(`Could not clone '${repoUrl}'`, error);
  }
}

/** The commit that is checked out, as Git itself writes it down. */
async function readHead(dir: string): Promise<string | undefined> {
  const read = (file: string) =>
    fs.readFile(path.join(dir, '.git', file), 'utf8').catch(() => '');
  const head = (await read('HEAD')).trim();
  const ref = head.startsWith('ref: ') ? head.slice('ref: '.length) : undefined;
  if (ref === undefined) {
    return head || undefined;
  }
  const loose = (await read(ref)).trim();
  const packed = (await read('packed-refs'))
    .split('\n')
    .find(line => line.endsWith(` ${ref}`));
  return loose || packed?.split(' ')[0];
}

async function commitAll(
  options: PushOptions,
  dir: string,
  { written, removed }: TreeChanges,
): Promise<string> {
  const { auth, branch, message, author } = options;
  for (const filepath of written) await addFiles({ dir, filepath, auth });
  for (const filepath of removed) await removeFiles({ dir, filepath, auth });
  const { commitHash } = await commitAndPushBranch({
    dir,
    auth,
    commitMessage: message,
    gitAuthorInfo: author,
    branch,
    remoteRef: `refs/heads/${branch}`,
  });
  return commitHash;
}

const SILENT: LoggerService = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  child: () => SILENT,
};

/** The first push of a repository that the server makes by it. */
async function begin(options: PushOptions): Promise<Pushed> {
  const { source, folder, repoUrl, auth, branch, message, author } = options;
  const dir = path.join(folder, 'new');
  await fs.mkdir(dir, { recursive: true });
  const changes = await updateTree({ source, clone: dir, owner: undefined });
  if (options.isDryRun) {
    return { ...changes, changed: true };
  }
  const { commitHash: commit } = await initRepoAndPush({
    ...{ dir, auth, remoteUrl: repoUrl, defaultBranch: branch },
    ...{ commitMessage: message, gitAuthorInfo: author, logger: SILENT },
  }).catch(error => {
    throw new ForwardedError(`Could not push to '${repoUrl}'`, error);
  });
  return { ...changes, changed: true, commit };
}

/** Pushes what differs from the branch, as one commit; nothing when nothing does. */
export async function pushFolder(options: PushOptions): Promise<Pushed> {
  const { source, owner, repoUrl, branch, isDryRun, logger } = options;
  for (let attempt = 1; ; attempt++) {
    const dir = await clone(options, String(attempt));
    if (dir === undefined) return begin(options);
    const changes = await updateTree({ source, clone: dir, owner });
    changes.written.forEach(file => logger.info(`writes ${file}`));
    changes.removed.forEach(file => logger.info(`removes ${file}`));
    const changed = changes.written.length + changes.removed.length > 0;
    if (!changed || isDryRun) {
      return { ...changes, changed, commit: await readHead(dir) };
    }
    try {
      return {
        ...changes,
        changed,
        commit: await commitAll(options, dir, changes),
      };
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !says(error, /reject|fast-forward/i)) {
        throw new ForwardedError(
          `Could not push to the branch '${branch}' of '${repoUrl}'`,
          error,
        );
      }
      logger.warn('Somebody else has pushed in the meantime: trying again.');
    }
  }
}
