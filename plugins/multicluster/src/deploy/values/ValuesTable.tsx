import { useMemo, useState } from 'react';
import { JsonObject } from '@backstage/types';
import { makeStyles } from '@material-ui/core/styles';
import {
  ClusterSummary,
  setValueAt,
  ValueLayers,
} from '@multicluster/backstage-plugin-multicluster-common';
import { useFieldStyles } from '../../shared';
import { AddValue } from './AddValue';
import { GridPlace } from './gridMove';
import { buildRows } from './rows';
import { ValuesGrid } from './ValuesGrid';

const useStyles = makeStyles(
  theme => ({
    notes: { padding: theme.spacing(0, 2, 1), gap: theme.spacing(2) },
    empty: { padding: theme.spacing(2) },
  }),
  { name: 'MulticlusterValuesTable' },
);

/** More rows than this make typing slow; the search narrows them. */
const mostRows = 200;

/** The table of values, with what the chart itself says folded away until it is asked for. */
export function ValuesTable(props: {
  layers: ValueLayers;
  clusters: ClusterSummary[];
  defaults: JsonObject;
  onlyDiffering: boolean;
  onChange(layers: ValueLayers): void;
}) {
  const { layers, clusters, defaults, onlyDiffering, onChange } = props;
  const classes = useStyles();
  const field = useFieldStyles();
  const [withDefaults, setWithDefaults] = useState(false);
  const [text, setText] = useState('');
  const rows = useMemo(
    () => buildRows({ layers, clusters, defaults }),
    [layers, clusters, defaults],
  );
  const ofChart = rows.filter(({ onlyDefault }) => onlyDefault).length;
  const found = rows.filter(
    row =>
      (!onlyDiffering || row.differs) &&
      (!row.onlyDefault || withDefaults || text !== '') &&
      row.path
        .toLocaleLowerCase('en-US')
        .includes(text.toLocaleLowerCase('en-US')),
  );
  const set = ({ path, column }: GridPlace, value: JsonObject[string]) =>
    onChange(
      setValueAt(layers, {
        path,
        cluster: column ? clusters[column - 1].name : undefined,
        value,
      }),
    );
  return (
    <>
      <div className={`${field.line} ${classes.notes}`}>
        <input
          className={field.control}
          type="search"
          aria-label="Search values"
          placeholder="Search values"
          value={text}
          onChange={event => setText(event.target.value)}
          onKeyDown={event => event.key === 'Enter' && event.preventDefault()}
        />
        {ofChart > 0 && (
          <button
            type="button"
            className={field.link}
            aria-expanded={withDefaults}
            onClick={() => setWithDefaults(!withDefaults)}
          >
            {withDefaults
              ? "Hide the chart's own values"
              : `Show ${ofChart} more of the chart`}
          </button>
        )}
        {found.length > mostRows && (
          <span className={field.quiet}>
            Showing {mostRows} of {found.length}; search to see the others.
          </span>
        )}
      </div>
      {found.length > 0 ? (
        <ValuesGrid
          rows={found.slice(0, mostRows)}
          clusters={clusters}
          onSet={set}
        />
      ) : (
        <p className={`${classes.empty} ${field.quiet}`} role="status">
          {rows.length
            ? 'No value matches.'
            : 'No value is set: every cluster gets what the source itself says.'}
        </p>
      )}
      <AddValue
        onAdd={(path, value) => onChange(setValueAt(layers, { path, value }))}
      />
    </>
  );
}
