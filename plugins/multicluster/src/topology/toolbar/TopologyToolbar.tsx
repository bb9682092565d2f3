import { RefObject } from 'react';
import Button from '@material-ui/core/Button';
import FullscreenIcon from '@material-ui/icons/Fullscreen';
import SearchIcon from '@material-ui/icons/Search';
import { TopologyGraph } from '@multicluster/backstage-plugin-multicluster-common';
import { Grouping } from '../graph';
import { TopologyUrlState, TopologyView } from '../useTopologyUrlState';
import { kindWord, providerTitle } from '../words';
import { FilterGroup, FilterMenu } from './FilterMenu';
import { ShareButton } from '../../shared';
import { useToolbarStyles } from './useToolbarStyles';
import { ViewToggle } from './ViewToggle';

const groupings: { value: Grouping; label: string }[] = [
  { value: 'place', label: 'Provider, region' },
  { value: 'provider', label: 'Provider' },
  { value: 'region', label: 'Region' },
  { value: 'environment', label: 'Environment' },
  { value: 'none', label: 'Nothing' },
];

function distinct(values: (string | undefined)[]): string[] {
  return [...new Set(values.filter((one): one is string => !!one))].sort();
}

function placeGroups(
  graph: TopologyGraph,
  { filter, setFilter }: TopologyUrlState,
): FilterGroup[] {
  const { clusters } = graph;
  const plain = (values: string[]) =>
    values.map(value => ({ value, label: value }));
  return [
    {
      title: 'Clusters',
      options: clusters.map(({ name, title }) => ({
        value: name,
        label: title,
      })),
      chosen: filter.clusters,
      onChange: chosen => setFilter({ clusters: chosen }),
    },
    {
      title: 'Providers',
      options: distinct(clusters.map(({ provider }) => provider)).map(
        value => ({
          value,
          label: providerTitle(value),
        }),
      ),
      chosen: filter.providers,
      onChange: chosen => setFilter({ providers: chosen }),
    },
    {
      title: 'Regions',
      options: plain(distinct(clusters.map(({ region }) => region))),
      chosen: filter.regions,
      onChange: chosen => setFilter({ regions: chosen }),
    },
  ];
}

function kindGroup(
  graph: TopologyGraph,
  { filter, setFilter }: TopologyUrlState,
): FilterGroup {
  return {
    title: 'Kinds',
    options: distinct(graph.nodes.map(({ kind }) => kind)).map(value => ({
      value,
      label: kindWord(value as TopologyGraph['nodes'][number]['kind']),
    })),
    chosen: filter.kinds,
    onChange: chosen => setFilter({ kinds: chosen as typeof filter.kinds }),
  };
}

function FailingSwitch(props: {
  on: boolean;
  count: number;
  onChange(on: boolean): void;
}) {
  const { on, count, onChange } = props;
  const classes = useToolbarStyles();
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      className={classes.failing}
      onClick={() => onChange(!on)}
    >
      <span
        className={`${classes.track} ${on ? classes.on : ''}`}
        aria-hidden
      />
      Failing only <b>{count}</b>
    </button>
  );
}

/** Which part of the topology is shown, and how. */
export function TopologyToolbar(props: {
  graph: TopologyGraph;
  view: TopologyView;
  failing: number;
  url: TopologyUrlState;
  searchRef: RefObject<HTMLInputElement>;
  onFullScreen(): void;
}) {
  const { graph, view, failing, url, searchRef, onFullScreen } = props;
  const classes = useToolbarStyles();
  const opened = url.open.filter(id => id.startsWith('group:'));
  return (
    <div role="toolbar" aria-label="Topology" className={classes.bar}>
      <ViewToggle view={view} onChange={url.setView} />
      <label className={classes.search}>
        <SearchIcon aria-hidden />
        <input
          ref={searchRef}
          type="search"
          aria-label="Search names, labels and errors"
          placeholder="Name, label, error"
          value={url.filter.text}
          onChange={event => url.setFilter({ text: event.target.value })}
        />
        <kbd className={classes.key}>/</kbd>
      </label>
      <label className={classes.group}>
        <span>Group by</span>
        <select
          value={url.grouping}
          onChange={event => url.setGrouping(event.target.value as Grouping)}
        >
          {groupings.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {opened.length > 0 && (
        <Button
          variant="outlined"
          className={classes.menu}
          style={{ padding: '0 12px' }}
          onClick={url.foldGroups}
        >
          Fold groups
        </Button>
      )}
      <FilterMenu
        label="Filter"
        className={classes.menu}
        groups={[...placeGroups(graph, url), kindGroup(graph, url)]}
      />
      <FailingSwitch
        on={url.filter.failingOnly}
        count={failing}
        onChange={failingOnly => url.setFilter({ failingOnly })}
      />
      <span className={classes.end}>
        <ShareButton />
        <Button
          variant="outlined"
          className={classes.icon}
          aria-label="Full screen"
          title="Full screen"
          onClick={onFullScreen}
        >
          <FullscreenIcon fontSize="small" />
        </Button>
      </span>
    </div>
  );
}
