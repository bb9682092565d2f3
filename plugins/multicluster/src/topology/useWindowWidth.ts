import useMediaQuery from '@material-ui/core/useMediaQuery';

/** Under 600 px a table is what can be read. */
export function useIsNarrow(): boolean {
  return useMediaQuery('(max-width: 599.95px)', { noSsr: true });
}
