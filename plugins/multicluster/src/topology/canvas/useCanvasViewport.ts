import { useCallback, useEffect, useRef } from 'react';
import { useReactFlow } from '@xyflow/react';
import { Box } from '../graph';

/** Columns are not shrunk below this to fit: what cannot be read is not seen. */
const LEAST_FIT = 0.85;
/** From this width on the picture may be shrunk to fit; a narrower one scrolls sideways. */
const FIT_FROM = 560;

/** Zoom at which all columns fit, as far as they stay readable. */
export function fitZoom(available: number, width: number): number {
  if (!width || !available || available < FIT_FROM) return 1;
  return Math.min(1, Math.max(LEAST_FIT, available / width));
}

/**
 * The reader's viewport: fitted until the reader moves it, and left alone from then on. Plain wheel belongs to the page;
 * sideways wheel moves the columns.
 */
export function useCanvasViewport(options: {
  available: number;
  width: number;
}): {
  /** Call when the reader moves or zooms. */
  onMoved(): void;
  /** Moves sideways, and no more than needed, until a box is in sight. */
  reveal(box: Box): void;
  fit(): void;
  wheelRef(element: HTMLElement | null): void;
} {
  const { available, width } = options;
  const { setViewport, getViewport } = useReactFlow();
  const moved = useRef(false);
  const fit = useCallback(() => {
    moved.current = false;
    const zoom = fitZoom(available, width);
    const now = getViewport();
    // Setting what is already there would still draw everything that follows the viewport.
    if (now.x || now.y || now.zoom !== zoom) {
      setViewport({ x: 0, y: 0, zoom });
    }
  }, [available, width, getViewport, setViewport]);
  useEffect(() => {
    if (!moved.current) fit();
  }, [fit]);
  const least = useRef(0);
  least.current = available - width;
  const shift = useCallback(
    (x: number) => {
      const { y, zoom } = getViewport();
      const end = Math.min(0, least.current - width * (zoom - 1));
      setViewport({ x: Math.min(0, Math.max(end, x)), y, zoom });
    },
    [getViewport, setViewport, width],
  );
  const reveal = useCallback(
    (box: Box) => {
      const { x, zoom } = getViewport();
      const left = box.x * zoom + x;
      const right = left + box.width * zoom;
      if (left < 16) shift(x + 16 - left);
      else if (right > available - 16) shift(x - (right - available + 16));
    },
    [available, getViewport, shift],
  );
  const cleanUp = useRef<() => void>();
  const wheelRef = useCallback(
    (element: HTMLElement | null) => {
      cleanUp.current?.();
      if (!element) return;
      const onWheel = (event: WheelEvent) => {
        const dx = event.shiftKey ? event.deltaY : event.deltaX;
        const sideways =
          event.shiftKey || Math.abs(dx) > Math.abs(event.deltaY);
        if (event.ctrlKey || !sideways || least.current >= 0) return;
        event.preventDefault();
        moved.current = true;
        shift(getViewport().x - dx);
      };
      // Not passive: the browser would otherwise go back a page on a sideways swipe.
      element.addEventListener('wheel', onWheel, { passive: false });
      cleanUp.current = () => element.removeEventListener('wheel', onWheel);
    },
    [getViewport, shift],
  );
  const onMoved = useCallback(() => {
    moved.current = true;
  }, []);
  return { onMoved, reveal, fit, wheelRef };
}
