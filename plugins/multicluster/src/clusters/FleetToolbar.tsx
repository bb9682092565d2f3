import { useEffect, useRef } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import ButtonGroup from '@material-ui/core/ButtonGroup';
import InputAdornment from '@material-ui/core/InputAdornment';
import OutlinedInput from '@material-ui/core/OutlinedInput';
import Select from '@material-ui/core/Select';
import { makeStyles } from '@material-ui/core/styles';
import SearchIcon from '@material-ui/icons/Search';
import TableIcon from '@material-ui/icons/ViewHeadline';
import CardsIcon from '@material-ui/icons/ViewModule';
import { surfaceColors } from '../shared';
import { multiclusterTranslationRef } from '../translation';
import { FleetGroupBy } from './fleet';
import { FleetView } from './useFleetView';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      '& .MuiOutlinedInput-root': {
        height: 34,
        fontSize: 13,
        background: theme.palette.background.paper,
      },
      '& .MuiButton-root': {
        height: 34,
        fontSize: 13,
        textTransform: 'none',
        background: theme.palette.background.paper,
      },
      '& .MuiButton-root[aria-pressed=true]': {
        background: surfaceColors(theme).primarySoft,
      },
    },
    search: { width: 200 },
    key: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 3,
      padding: '0 5px',
      fontSize: 11,
      color: surfaceColors(theme).quiet,
    },
  }),
  { name: 'MulticlusterFleetToolbar' },
);

/** `/` goes to the search field, unless something is being typed elsewhere. */
function useSlashKey(focus: () => void) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, select, [contenteditable]');
      if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        focus();
      }
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [focus]);
}

const groupings: [FleetGroupBy, string][] = [
  ['none', 'Group: none'],
  ['provider', 'Group: provider'],
  ['region', 'Group: region'],
];

const layouts = [
  ['table', 'Table', TableIcon],
  ['cards', 'Cards', CardsIcon],
] as const;

/** Search, grouping and the choice between table and cards. */
export function FleetToolbar(props: { view: FleetView }) {
  const classes = useStyles();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const { view } = props;
  const input = useRef<HTMLInputElement>(null);
  const focus = useRef(() => input.current?.focus()).current;
  useSlashKey(focus);
  return (
    <div className={classes.root}>
      <OutlinedInput
        className={classes.search}
        inputRef={input}
        type="search"
        placeholder={t('clusters.searchHint')}
        inputProps={{ 'aria-label': t('clusters.search') }}
        value={view.text}
        onChange={event => view.search(event.target.value)}
        startAdornment={
          <InputAdornment position="start">
            <SearchIcon fontSize="small" />
          </InputAdornment>
        }
        endAdornment={
          view.text ? undefined : (
            <kbd className={classes.key} aria-hidden>
              /
            </kbd>
          )
        }
      />
      <Select
        native
        variant="outlined"
        value={view.groupBy}
        onChange={event => view.group(event.target.value as FleetGroupBy)}
        inputProps={{ 'aria-label': 'Group clusters' }}
      >
        {groupings.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </Select>
      <ButtonGroup aria-label="Show as">
        {layouts.map(([layout, words, Icon]) => (
          <Button
            key={layout}
            aria-pressed={view.layout === layout}
            onClick={() => view.setLayout(layout)}
            startIcon={<Icon />}
          >
            {words}
          </Button>
        ))}
      </ButtonGroup>
    </div>
  );
}
