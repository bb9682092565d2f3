import Button from '@material-ui/core/Button';
import ButtonGroup from '@material-ui/core/ButtonGroup';
import { useFieldStyles } from '../../shared';

export type ValuesView = 'table' | 'yaml';

/** What of the values is shown, and how. */
export function ValuesToolbar(props: {
  view: ValuesView;
  onView(view: ValuesView): void;
  onlyDiffering: boolean;
  onOnlyDiffering(only: boolean): void;
  onRule(): void;
}) {
  const { view, onView, onlyDiffering, onOnlyDiffering, onRule } = props;
  const field = useFieldStyles();
  return (
    <span className={field.line}>
      <label className={field.line}>
        <input
          type="checkbox"
          role="switch"
          checked={onlyDiffering}
          onChange={() => onOnlyDiffering(!onlyDiffering)}
        />
        <span>only what differs</span>
      </label>
      <Button size="small" variant="outlined" onClick={onRule}>
        + Rule for a label
      </Button>
      <ButtonGroup size="small" aria-label="Show values as">
        {(['table', 'yaml'] as const).map(one => (
          <Button
            key={one}
            aria-pressed={view === one}
            color={view === one ? 'primary' : 'default'}
            onClick={() => onView(one)}
          >
            {one === 'table' ? 'Table' : 'YAML'}
          </Button>
        ))}
      </ButtonGroup>
    </span>
  );
}
