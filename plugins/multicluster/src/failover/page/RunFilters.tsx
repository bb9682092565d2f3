import InputBase from '@material-ui/core/InputBase';
import { makeStyles } from '@material-ui/core/styles';
import { RunMode } from '@multicluster/backstage-plugin-multicluster-common';
import { surfaceColors } from '../../shared';
import { useUrlState } from '../../routing';
import { modeWord } from '../words';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      '& select, & .MuiInputBase-root': {
        height: 34,
        font: 'inherit',
        fontSize: 13,
        color: 'inherit',
        background: theme.palette.background.paper,
        border: `1px solid ${surfaceColors(theme).border}`,
        borderRadius: 4,
        padding: theme.spacing(0, 1),
      },
    },
    search: { width: 240 },
  }),
  { name: 'MulticlusterRunFilters' },
);

const modes: RunMode[] = ['planned', 'emergency', 'drill-live', 'drill-dry'];

function Choice(props: {
  name: string;
  label: string;
  all: string;
  options: readonly (readonly [string, string])[];
}) {
  const { name, label, all, options } = props;
  const url = useUrlState();
  return (
    <select
      aria-label={label}
      value={url.get(name) ?? ''}
      onChange={event => url.set({ [name]: event.target.value })}
    >
      <option value="">{all}</option>
      {options.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  );
}

/** What the lists are narrowed to; it is in the address, so that it can be shared. */
export function RunFilters(props: {
  clusters: readonly string[];
  owners: readonly string[];
}) {
  const { clusters, owners } = props;
  const classes = useStyles();
  const url = useUrlState();
  const short = (owner: string) => owner.split('/').pop() ?? owner;
  return (
    <div className={classes.root} role="search" aria-label="Filter runs">
      <InputBase
        type="search"
        className={classes.search}
        placeholder="Service, reason, person"
        inputProps={{ 'aria-label': 'Search runs' }}
        value={url.get('q') ?? ''}
        onChange={event => url.set({ q: event.target.value })}
      />
      <Choice
        name="mode"
        label="Mode"
        all="Any mode"
        options={modes.map(mode => [mode, modeWord(mode)])}
      />
      <Choice
        name="cluster"
        label="Cluster"
        all="Any cluster"
        options={clusters.map(name => [name, name])}
      />
      <Choice
        name="owner"
        label="Owner"
        all="Any owner"
        options={owners.map(owner => [owner, short(owner)])}
      />
    </div>
  );
}
