const providers: Record<string, string> = {
  aws: 'AWS',
  azure: 'Azure',
  gcp: 'Google Cloud',
  'on-prem': 'On-prem',
};

/** A provider as people write it. */
export function providerTitle(provider: string | undefined): string {
  return provider === undefined
    ? 'Provider unknown'
    : providers[provider] ?? provider;
}
