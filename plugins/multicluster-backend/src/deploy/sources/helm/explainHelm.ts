import { JsonObject, JsonValue } from '@backstage/types';
import { lastWords } from '../commands/CommandLine';

/**
 * What Helm says of a failure, fit to be shown: without paths of the server, without secret values, and with the remedy where Helm's own
 * words do not have it.
 */
export function explainHelm(options: {
  stderr: string;
  /** Folders of the server, and what to call them. */
  folders: { [folder: string]: string };
  secretValues?: JsonObject;
}): string {
  const { stderr, folders, secretValues } = options;
  let words = lastWords(stderr, 12)
    .replace(/^.*?\bError: /s, '')
    .replace(/^(UPGRADE|INSTALLATION) FAILED: /, '')
    .replace('Use --debug flag to render out invalid YAML', '')
    .replace(/\s*\n\s*/g, ' ');
  for (const [folder, name] of Object.entries(folders)) {
    words = words.replaceAll(`${folder}/`, name ? `${name}/` : '');
    words = words.replaceAll(folder, name || 'the chart');
  }
  for (const secret of secretTexts(secretValues)) {
    words = words.replaceAll(secret, '…');
  }
  const missing =
    /found in Chart\.yaml, but missing in charts\/ directory: ([^\n]*)/.exec(
      words,
    );
  if (missing) {
    return `its dependencies are missing: ${missing[1].trim()}. Run 'helm dependency build' first, so that they are in its 'charts' folder`;
  }
  return words.trim() || 'Helm does not say why';
}

/** Longest first, so that no secret is left over from a longer one. Shorter ones than four letters would black out every word. */
function secretTexts(value: JsonValue | undefined): string[] {
  const texts = new Set<string>();
  const collect = (each: JsonValue | undefined) => {
    if (typeof each === 'object' && each !== null) {
      Object.values(each).forEach(collect);
    } else if (each !== undefined && String(each).length >= 4) {
      const text = String(each);
      texts.add(text);
      texts.add(Buffer.from(text).toString('base64'));
    }
  };
  collect(value);
  return [...texts].sort((a, b) => b.length - a.length);
}
