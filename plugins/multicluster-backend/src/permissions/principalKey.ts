import { BackstageCredentials } from '@backstage/backend-plugin-api';

/**
 * Tells callers apart for the short memories: by who they are and what their token is restricted to, never by the token, which
 * changes while the caller stays the same.
 */
export function principalKey(credentials: BackstageCredentials): string {
  return JSON.stringify(credentials.principal);
}
