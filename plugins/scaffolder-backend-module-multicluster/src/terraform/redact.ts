const shortestPart = 6;

/** Puts `***` in place of secrets. Of those that have several lines, each line is one, too: a log has one line at a time. */
export function createRedactor(secrets: string[]): (text: string) => string {
  const parts = secrets.flatMap(secret => [
    secret,
    ...secret
      .split('\n')
      .map(line => line.trim())
      .filter(line => line.length >= shortestPart),
  ]);
  // Longest first: what is left of a long one, after a short one within it has been replaced, would be shown.
  const known = [...new Set(parts)]
    .filter(Boolean)
    .sort((a, b) => b.length - a.length);
  return text =>
    known.reduce((rest, part) => rest.replaceAll(part, '***'), text);
}

/** Which variables of an environment are secrets, by how they are usually named. */
export function secretsOf(env: Record<string, string>): string[] {
  return Object.entries(env)
    .filter(([name]) => /KEY|TOKEN|SECRET|PASS|CREDENTIAL/i.test(name))
    .map(([, value]) => value)
    .filter(value => value.length >= shortestPart);
}
