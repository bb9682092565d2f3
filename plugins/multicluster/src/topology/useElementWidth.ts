import { useCallback, useRef, useState } from 'react';

/** Width of an element in pixels, as it changes; 0 until it is measured. */
export function useElementWidth(): [
  number,
  (element: HTMLElement | null) => void,
] {
  const [width, setWidth] = useState(0);
  const observer = useRef<ResizeObserver>();
  const ref = useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect();
    if (!element) return;
    setWidth(Math.round(element.clientWidth));
    observer.current = new ResizeObserver(() =>
      setWidth(Math.round(element.clientWidth)),
    );
    observer.current.observe(element);
  }, []);
  return [width, ref];
}
