import { createHash } from 'node:crypto';

/**
 * A literal of Groovy. Single quotes have no interpolation: nothing that a name says is ever evaluated. What is outside of ASCII is
 * written by its code, since it depends on the controller how a Jenkinsfile is decoded.
 */
export function groovyString(text: string): string {
  const escaped = text.replace(/[\\'\n\r\t]|[^\x20-\x7e]/g, character => {
    switch (character) {
      case '\\':
        return '\\\\';
      case "'":
        return "\\'";
      case '\n':
        return '\\n';
      case '\r':
        return '\\r';
      case '\t':
        return '\\t';
      default:
        return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    }
  });
  return `'${escaped}'`;
}

/** One word of a POSIX shell. */
export function shellWord(text: string): string {
  return /^[-A-Za-z0-9_./:=@]+$/.test(text)
    ? text
    : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A text of a GitHub workflow, in which nothing is taken for an expression. */
export function githubText(text: string): string {
  return text.replaceAll('${{', "${{ '${{' }}");
}

/** A literal within an expression of a GitHub workflow. */
export function githubLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * What a cluster is called where only few characters are allowed; a hash keeps those apart that would look the same.
 */
export function keyOf(cluster: string): string {
  if (/^[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?$/.test(cluster)) {
    return cluster;
  }
  const hash = createHash('sha256').update(cluster).digest('hex').slice(0, 8);
  const readable = cluster
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 30)
    .replace(/^-|-$/g, '');
  return [readable, hash].filter(Boolean).join('-');
}
