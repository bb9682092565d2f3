import { useEffect, useState } from 'react';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';

/** The reader's own entity reference, once it is known. */
export function useMyself(): string | undefined {
  const identity = useApi(identityApiRef);
  const [ref, setRef] = useState<string>();
  useEffect(() => {
    let here = true;
    identity.getBackstageIdentity().then(
      ({ userEntityRef }) => here && setRef(userEntityRef),
      // Without an identity nothing is greyed out; the backend refuses.
      () => {},
    );
    return () => {
      here = false;
    };
  }, [identity]);
  return ref;
}
