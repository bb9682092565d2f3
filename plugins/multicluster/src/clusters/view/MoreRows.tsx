import Button from '@material-ui/core/Button';

/** How many rows a table shows before it asks: enough to look through, few enough to draw at once. */
export const firstRows = 50;

/** The way to the rest of a long table. */
export function MoreRows(props: {
  shown: number;
  total: number;
  onShowAll(): void;
}) {
  const { shown, total, onShowAll } = props;
  if (shown >= total) {
    return null;
  }
  return (
    <Button size="small" onClick={onShowAll} style={{ margin: 8 }}>
      Showing {shown} of {total}. Show all
    </Button>
  );
}
