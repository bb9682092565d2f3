import { BackstageCredentials } from '@backstage/backend-plugin-api';

type Principal = {
  type?: string;
  userEntityRef?: string;
  subject?: string;
};

/** Who it is, as it is written down: the entity reference of a user, or `service:…`. */
export function principalRef(credentials: BackstageCredentials): {
  ref: string;
  isPerson: boolean;
} {
  const { type, userEntityRef, subject } = credentials.principal as Principal;
  return type === 'user' && userEntityRef
    ? { ref: userEntityRef, isPerson: true }
    : { ref: `service:${subject ?? type ?? 'unknown'}`, isPerson: false };
}
