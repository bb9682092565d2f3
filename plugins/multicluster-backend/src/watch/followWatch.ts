import { Intake } from './Intake';
import { LineSplitter } from './LineSplitter';
import {
  dateOf,
  Outcome,
  outcomeOfErrorEvent,
  outcomeOfRefusal,
} from './outcomes';
import { drain } from './readBody';
import { request, Watchdog } from './request';
import { ReflectorTiming } from './timing';
import { ApiConnection, ApiResponse } from './types';
import {
  endsInitialEvents,
  isBefore,
  parseWatchEvent,
  versionOf,
  WatchEvent,
  writtenAt,
} from './watchEvents';

export type FollowOptions = {
  connection: ApiConnection;
  intake: Intake;
  path: string;
  apiVersion: string;
  plural: string;
  /** The version to go on from; without it, the watch begins with all objects that exist. */
  from?: string;
  timing: ReflectorTiming;
  random: () => number;
  signal: AbortSignal;
  onHead(): void;
  /** Everything up to this version has been taken in. */
  onVersion(version: string): void;
  onBytes(bytes: number): void;
  onEvents(count: number): void;
  onLag(seconds: number): void;
};

function unreadable(error: string): Outcome {
  return { type: 'failed', error, resync: true };
}

function queryOf(options: FollowOptions): URLSearchParams {
  const { watchMinSeconds, watchMaxSeconds } = options.timing;
  const span = watchMaxSeconds - watchMinSeconds;
  const query = new URLSearchParams({
    watch: 'true',
    allowWatchBookmarks: 'true',
    timeoutSeconds: String(
      Math.round(watchMinSeconds + options.random() * span),
    ),
  });
  if (options.from === undefined) {
    query.set('sendInitialEvents', 'true');
    query.set('resourceVersionMatch', 'NotOlderThan');
  } else {
    query.set('resourceVersion', options.from);
  }
  return query;
}

/** One watch from its head to its end. */
class Following {
  readonly #options: FollowOptions;
  readonly #splitter = new LineSplitter();
  #version?: string;
  #events = 0;
  /** The server's clock less ours. */
  #skewMs = 0;

  constructor(options: FollowOptions) {
    this.#options = options;
    this.#version = options.from;
  }

  async read(response: ApiResponse, watchdog: Watchdog): Promise<Outcome> {
    const { intake, timing, plural, onBytes } = this.#options;
    if (response.status !== 200) {
      await drain(response);
      const byWatchList = intake.isListing;
      return outcomeOfRefusal(response, { plural, timing, byWatchList });
    }
    this.#skewMs = (dateOf(response) ?? Date.now()) - Date.now();
    this.#options.onHead();
    for await (const chunk of response.body) {
      watchdog.heard();
      onBytes(chunk.length);
      const outcome = this.#takeChunk(chunk, watchdog);
      intake.settle();
      if (outcome) {
        return outcome;
      }
    }
    return this.#atEnd();
  }

  #takeChunk(chunk: Buffer, watchdog: Watchdog): Outcome | undefined {
    const seenAt = Date.now();
    this.#events = 0;
    try {
      for (const line of this.#splitter.push(chunk)) {
        const event = parseWatchEvent(line);
        const outcome = event
          ? this.#takeEvent(event, seenAt, watchdog)
          : unreadable('The API server sent a line that is not an event.');
        if (outcome) {
          return outcome;
        }
      }
    } finally {
      this.#options.onEvents(this.#events);
    }
    return undefined;
  }

  #takeEvent(
    { type, object }: WatchEvent,
    seenAt: number,
    watchdog: Watchdog,
  ): Outcome | undefined {
    const { intake, apiVersion, plural } = this.#options;
    const version = versionOf(object);
    if (type === 'ERROR') {
      return outcomeOfErrorEvent(object, plural);
    }
    if (version === undefined) {
      return unreadable('The API server sent an event without a version.');
    }
    if (type === 'BOOKMARK') {
      return this.#takeBookmark(version, endsInitialEvents(object), watchdog);
    }
    const isNew = type === 'ADDED' && !intake.isListing;
    const named =
      type === 'DELETED'
        ? intake.remove(object)
        : intake.take(object, { apiVersion, seenAt, isNew });
    if (!named) {
      return unreadable('The API server sent an object without a name.');
    }
    if (intake.isListing) {
      return undefined;
    }
    this.#events++;
    this.#measureLag(
      type === 'DELETED' ? undefined : writtenAt(object),
      seenAt,
    );
    return this.#reach(version);
  }

  #takeBookmark(
    version: string,
    isEnd: boolean,
    watchdog: Watchdog,
  ): Outcome | undefined {
    const { intake, timing, onVersion } = this.#options;
    if (!intake.isListing) {
      return this.#reach(version);
    }
    if (isEnd) {
      intake.endList(version);
      watchdog.expect(timing.watchSilenceMs);
      this.#version = version;
      onVersion(version);
    }
    return undefined;
  }

  #reach(version: string): Outcome | undefined {
    if (this.#version !== undefined && isBefore(version, this.#version)) {
      return unreadable('The history of the cluster went back in time.');
    }
    this.#version = version;
    this.#options.intake.reached(version);
    this.#options.onVersion(version);
    return undefined;
  }

  #measureLag(writtenMs: number | undefined, seenAt: number) {
    if (writtenMs !== undefined) {
      const lagMs = seenAt + this.#skewMs - writtenMs;
      this.#options.onLag(Math.max(0, lagMs) / 1000);
    }
  }

  #atEnd(): Outcome {
    if (this.#options.intake.isListing) {
      return unreadable('The API server ended a list before it was complete.');
    }
    // What was cut off is sent again, since the version was not moved past it. Nothing is lost, so no list is needed.
    return this.#splitter.pendingBytes > 0
      ? {
          type: 'failed',
          error: 'The API server cut a watch off in the middle of an event.',
        }
      : { type: 'ended' };
  }
}

/** Watches a kind until the watch ends, for whatever reason; lists it first when there is no version to go on from. */
export async function followWatch(options: FollowOptions): Promise<Outcome> {
  const { connection, intake, path, signal, timing } = options;
  if (options.from === undefined) {
    intake.beginList();
  }
  const asked = {
    connection,
    path: `${path}?${queryOf(options)}`,
    signal,
    headersTimeoutMs: timing.headersTimeoutMs,
    bodyTimeoutMs: timing.watchSilenceMs,
    silenceMs: intake.isListing ? timing.listSilenceMs : timing.watchSilenceMs,
  };
  const following = new Following(options);
  try {
    return await request(asked, (response, watchdog) =>
      following.read(response, watchdog),
    );
  } finally {
    intake.flush();
  }
}
