import { useState } from 'react';

const KEY = 'multicluster.topology.singleKeys';

/** Whether keys of a single letter do something; kept in this browser, as it is about the reader and not the page. */
export function useSingleKeys(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => localStorage.getItem(KEY) !== 'off');
  const change = (next: boolean) => {
    localStorage.setItem(KEY, next ? 'on' : 'off');
    setOn(next);
  };
  return [on, change];
}
