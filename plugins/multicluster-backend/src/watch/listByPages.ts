import { setImmediate as nextTurn } from 'timers/promises';
import { Intake } from './Intake';
import { Outcome, outcomeOfRefusal } from './outcomes';
import { drain, readText } from './readBody';
import { request } from './request';
import { at, list, Raw, record, text } from './trim/read';
import { ReflectorTiming } from './timing';
import { ApiConnection } from './types';

type Page = { items: readonly unknown[]; version: string; next?: string };

export type ListOptions = {
  connection: ApiConnection;
  intake: Intake;
  path: string;
  apiVersion: string;
  plural: string;
  pageSize: number;
  timing: ReflectorTiming;
  signal: AbortSignal;
  onHead(): void;
  onBytes(bytes: number): void;
};

function parsePage(body: string): Page | undefined {
  let parsed: Raw;
  try {
    parsed = record(JSON.parse(body));
  } catch {
    return undefined;
  }
  const version = text(at(parsed.metadata, 'resourceVersion'));
  // An empty list of a built-in kind may be written as null.
  const hasItems = Array.isArray(parsed.items) || parsed.items === null;
  return version && hasItems
    ? {
        items: list(parsed.items),
        version,
        next: text(at(parsed.metadata, 'continue')),
      }
    : undefined;
}

const UNREADABLE: Outcome = {
  type: 'failed',
  error: 'The API server sent a list that cannot be read.',
  resync: true,
};

async function getPage(
  options: ListOptions,
  next: string | undefined,
): Promise<Page | Outcome> {
  const { timing, onBytes } = options;
  const query = new URLSearchParams({ limit: String(options.pageSize) });
  if (next) {
    query.set('continue', next);
  }
  const asked = {
    connection: options.connection,
    path: `${options.path}?${query}`,
    signal: options.signal,
    headersTimeoutMs: timing.headersTimeoutMs,
    bodyTimeoutMs: timing.listSilenceMs,
    silenceMs: timing.listSilenceMs,
  };
  return request(asked, async (response, watchdog) => {
    if (response.status !== 200) {
      await drain(response);
      return outcomeOfRefusal(response, options);
    }
    options.onHead();
    const body = await readText(response, bytes => {
      watchdog.heard();
      onBytes(bytes);
    });
    return parsePage(body) ?? UNREADABLE;
  });
}

/**
 * Lists a kind page by page, and lets others have a turn between two pages. Resolves to the version to watch from, or to why
 * there is none; then the old objects stay as they are.
 */
export async function listByPages(
  options: ListOptions,
): Promise<{ version: string } | Outcome> {
  const { intake, apiVersion } = options;
  intake.beginList();
  let version: string | undefined;
  let next: string | undefined;
  do {
    const page = await getPage(options, next);
    if ('type' in page) {
      return page;
    }
    const seenAt = Date.now();
    for (const item of page.items) {
      if (!intake.take(record(item), { apiVersion, seenAt })) {
        return UNREADABLE;
      }
    }
    intake.flush();
    // All pages are of one moment, that of the first.
    version ??= page.version;
    next = page.next;
    await nextTurn();
  } while (next);
  intake.endList(version);
  return { version };
}
