import { makeStyles } from '@material-ui/core/styles';
import { surfaceColors } from '../../../shared';

const useStyles = makeStyles(
  theme => {
    const surface = surfaceColors(theme);
    return {
      root: {
        display: 'inline-flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: theme.spacing(0.5),
        '& button': {
          border: `1px solid ${surface.border}`,
          borderRadius: 3,
          background: 'none',
          color: 'inherit',
          font: 'inherit',
          padding: '2px 10px',
          minHeight: 24,
          cursor: 'pointer',
        },
        '& button[aria-pressed=true]': {
          background: surface.primarySoft,
          borderColor: surface.primary,
          fontWeight: 700,
        },
      },
    };
  },
  { name: 'MulticlusterSides' },
);

/** Clusters to choose from, none or several of them pressed. */
export function SideToggles(props: {
  label: string;
  clusters: readonly string[];
  chosen: readonly string[];
  /** What it means when none is pressed; a button as well. */
  none?: string;
  onChange(chosen: string[]): void;
}) {
  const { label, clusters, chosen, none, onChange } = props;
  const classes = useStyles();
  const toggle = (name: string) =>
    onChange(
      chosen.includes(name)
        ? chosen.filter(one => one !== name)
        : [...chosen, name],
    );
  return (
    <span className={classes.root} role="group" aria-label={label}>
      {label}
      {none && (
        <button
          type="button"
          aria-pressed={!chosen.length}
          onClick={() => onChange([])}
        >
          {none}
        </button>
      )}
      {clusters.map(name => (
        <button
          key={name}
          type="button"
          aria-pressed={chosen.includes(name)}
          onClick={() => toggle(name)}
        >
          {name}
        </button>
      ))}
    </span>
  );
}
