/** One event of a `text/event-stream`. */
export type ServerSentEvent = {
  /** `message` when the server names none. */
  event: string;
  data: string;
  /** The last id the server gave, on this event or an earlier one. */
  id?: string;
};

type Draft = { event?: string; data: string[] };

/** Takes one line into the draft; the answer is the id, where the line has one. */
function takeLine(line: string, draft: Draft): string | undefined {
  const colon = line.indexOf(':');
  const field = colon < 0 ? line : line.slice(0, colon);
  const rest = colon < 0 ? '' : line.slice(colon + 1);
  const value = rest.startsWith(' ') ? rest.slice(1) : rest;
  switch (field) {
    case 'event':
      draft.event = value;
      return undefined;
    case 'data':
      draft.data.push(value);
      return undefined;
    case 'id':
      // The standard ignores an id with NUL; it could not be sent back in a header.
      return value.includes('\0') ? undefined : value;
    default:
      // An empty field name is a comment (the server's heartbeat); an unknown one is for a later version.
      return undefined;
  }
}

/**
 * Reads lines from chunks that end anywhere: in a line, in a CRLF, in a character.
 *
 * A last line without its line break is given too when `partial` is set: a log may end so, an event may not.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  options?: { partial?: boolean },
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true });
    // A CR at the end may be the first half of a CRLF: it waits for the next chunk.
    const complete = rest.match(/^(?:[^\r\n]*(?:\r\n|\n|\r(?=[^\n])))+/);
    if (complete) {
      rest = rest.slice(complete[0].length);
      yield* complete[0].split(/\r\n|\n|\r/).slice(0, -1);
    }
  }
  rest += decoder.decode();
  if (options?.partial && rest) {
    yield rest.replace(/\r$/, '');
  }
}

/**
 * Parses a `text/event-stream`. An event that is cut off by the end of the stream is dropped, as the standard wants.
 */
export async function* readServerSentEvents(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<ServerSentEvent> {
  let draft: Draft = { data: [] };
  let id: string | undefined;
  for await (const line of readLines(chunks)) {
    if (line !== '') {
      id = takeLine(line, draft) ?? id;
    } else if (draft.data.length) {
      yield {
        event: draft.event || 'message',
        data: draft.data.join('\n'),
        id,
      };
      draft = { data: [] };
    } else {
      draft = { data: [] };
    }
  }
}

/** The body of a response, chunk by chunk. Leaving the loop ends the request. */
export async function* bodyChunks(
  response: Response,
): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) {
    return;
  }
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      yield value;
    }
  } finally {
    // The request may have been aborted already; then there is nothing left to cancel.
    await reader.cancel().catch(() => undefined);
  }
}
