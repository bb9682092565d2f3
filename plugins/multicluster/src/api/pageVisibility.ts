/** Whether anybody can see the page. */
export type PageVisibility = {
  hidden(): boolean;
  /** Calls on every change until the signal aborts. */
  onChange(listener: () => void, signal: AbortSignal): void;
};

export const documentVisibility: PageVisibility = {
  hidden: () => document.visibilityState === 'hidden',
  onChange: (listener, signal) =>
    document.addEventListener('visibilitychange', listener, { signal }),
};

/** Ends when the page can be seen, or with the signal. */
export function untilVisible(
  visibility: PageVisibility,
  signal: AbortSignal,
): Promise<void> {
  return new Promise(resolve => {
    if (!visibility.hidden() || signal.aborted) {
      resolve();
      return;
    }
    const heard = new AbortController();
    const check = () => {
      if (!visibility.hidden() || signal.aborted) {
        heard.abort();
        resolve();
      }
    };
    visibility.onChange(check, heard.signal);
    signal.addEventListener('abort', check, { signal: heard.signal });
  });
}
