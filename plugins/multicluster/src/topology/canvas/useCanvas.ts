import { createContext, useContext } from 'react';

/** What nodes of the canvas share: who is selected, where the one tab stop is, what a click does. */
export type CanvasState = {
  selected?: string;
  tabStop?: string;
  onSelect(id: string, options: { enter: boolean }): void;
  onFocus(id: string): void;
};

const CanvasContext = createContext<CanvasState | undefined>(undefined);

export const CanvasProvider = CanvasContext.Provider;

export function useCanvas(): CanvasState {
  const state = useContext(CanvasContext);
  if (!state) {
    throw new Error('No canvas above this component');
  }
  return state;
}
