import { useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  DeployPreview,
  DeployPreviewRequest,
} from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterApiRef } from '../api';

/** Long enough for a word to be typed, short enough not to be waited for. */
const settleMs = 500;

export type PreviewState = {
  /** The last good answer; of an earlier request while the next is on its way. */
  preview?: DeployPreview;
  /** Epoch milliseconds of `preview`. */
  at?: number;
  /** Whether `preview` answers what is asked now. */
  current: boolean;
  asking: boolean;
  error?: Error;
  again(): void;
};

type Answer = {
  key?: string;
  preview?: DeployPreview;
  at?: number;
  error?: Error;
};

/** Asks what a deployment would do, half a second after the last change; the old answer stays until the new one is there. */
export function usePreview(
  request: DeployPreviewRequest | undefined,
): PreviewState {
  const api = useApi(multiclusterApiRef);
  const [answer, setAnswer] = useState<Answer>({});
  const [attempt, setAttempt] = useState(0);
  const askedAttempt = useRef(0);
  const body = request && JSON.stringify(request);
  const key = body && `${attempt}\n${body}`;

  useEffect(() => {
    if (!body || !key) return undefined;
    const lifetime = new AbortController();
    const { signal } = lifetime;
    const ask = async () => {
      try {
        const preview = await api.previewDeployment({
          ...(JSON.parse(body) as DeployPreviewRequest),
          signal,
        });
        if (!signal.aborted) setAnswer({ key, preview, at: Date.now() });
      } catch (error) {
        if (!signal.aborted) {
          setAnswer(before => ({ ...before, key, error: error as Error }));
        }
      }
    };
    // Who presses the button does not wait for their own typing.
    const wait = askedAttempt.current === attempt ? settleMs : 0;
    askedAttempt.current = attempt;
    const timer = setTimeout(ask, wait);
    return () => {
      clearTimeout(timer);
      lifetime.abort();
    };
  }, [api, attempt, body, key]);

  const settled = key !== undefined && answer.key === key;
  return {
    preview: answer.preview,
    at: answer.at,
    current: settled && !answer.error,
    asking: key !== undefined && !settled,
    error: settled ? answer.error : undefined,
    again: () => setAttempt(count => count + 1),
  };
}
