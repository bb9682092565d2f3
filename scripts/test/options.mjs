import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const STORY = '.story.ts';

/** Names of the end-to-end stories, from the files in `test/e2e`. */
export function stories(root) {
  return readdirSync(join(root, 'test', 'e2e'))
    .filter(file => file.endsWith(STORY))
    .map(file => file.slice(0, -STORY.length))
    .sort();
}

/**
 * Reads the command line of `npm test`; throws an error whose message is meant for the reader's eyes.
 *
 * `only` holds the names of stages for the people who work on one of them; it is not a promise.
 */
export function readOptions(root, args) {
  const { values } = parseArgs({
    args,
    options: {
      fast: { type: 'boolean', default: false },
      story: { type: 'string' },
      only: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const known = stories(root);
  if (values.story !== undefined && !known.includes(values.story)) {
    throw new Error(
      `There is no story "${values.story}". The stories are: ${known.join(
        ', ',
      )}.`,
    );
  }
  if (values.story !== undefined && values.fast) {
    throw new Error(
      '--fast leaves the browser out and --story needs it. Give one of them.',
    );
  }
  return {
    fast: values.fast,
    help: values.help,
    story: values.story,
    only: values.only?.split(','),
    stories: values.story === undefined ? known : [values.story],
  };
}

export const usage = `npm test                     everything
npm test -- --fast           without clusters and browser
npm test -- --story NAME     one end-to-end story, with what it needs
npm test -- --only A,B       the named stages`;
