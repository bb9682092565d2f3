/** What a program needs to run at all. The backend's own environment has secrets that are no business of a module. */
const passedOn = [
  'PATH',
  'HOME',
  'USER',
  'TMPDIR',
  'LANG',
  'LC_ALL',
  'TZ',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
];

/** The environment of the program: a few variables of the backend's own, and what the configuration says. */
export function environmentOf(
  own: NodeJS.ProcessEnv,
  configured: Record<string, string>,
): Record<string, string> {
  const inherited = passedOn.flatMap(name => {
    const value = own[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(inherited), ...configured };
}
