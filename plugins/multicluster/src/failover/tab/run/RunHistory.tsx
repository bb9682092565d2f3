import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useTheme } from '@material-ui/core/styles';
import { FailoverRun } from '@multicluster/backstage-plugin-multicluster-common';
import {
  formatMoment,
  Panel,
  Person,
  StatusIcon,
  TableHead,
  useTableStyles,
} from '../../../shared';
import { multiclusterTranslationRef } from '../../../translation';
import { directionOf, durationWord, modeWord, runStatus } from '../../words';
import { useRunStyles } from './useRunStyles';

const headings = ['Run', 'Mode, direction', 'When', 'Result', 'RTO', 'By'];

function Row(props: { run: FailoverRun; selected: boolean; onSelect(): void }) {
  const { run, selected, onSelect } = props;
  const classes = useRunStyles();
  const table = useTableStyles();
  const ground = useTheme().palette.background.paper;
  const { status, word } = runStatus(run.state);
  const rto = run.report?.rtoSeconds;
  return (
    <tr className={selected ? classes.selected : undefined}>
      <th scope="row">
        <button
          type="button"
          className={classes.rowButton}
          aria-pressed={selected}
          onClick={onSelect}
        >
          #{run.number}
        </button>
      </th>
      <td>
        <div>{run.kind === 'failback' ? 'fail back' : modeWord(run.mode)}</div>
        <div className={`${table.small} ${table.dim}`}>
          {directionOf(run.plan.intent, run.plan)}
        </div>
      </td>
      <td className={classes.noWrap}>
        {formatMoment(run.createdAt, Date.now())}
      </td>
      <td>
        <span className={table.status}>
          <StatusIcon status={status} size={14} ground={ground} />
          {word}
        </span>
      </td>
      <td className={classes.noWrap}>
        {rto === undefined ? '–' : <b>{durationWord(rto)}</b>}
      </td>
      <td>
        <Person who={run.createdBy} />
      </td>
    </tr>
  );
}

/** Every run of the entity, newest first. */
export function RunHistory(props: {
  runs: readonly FailoverRun[];
  selected: string | undefined;
  onSelect(id: string): void;
}) {
  const { runs, selected, onSelect } = props;
  const table = useTableStyles();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  return (
    <Panel title={t('failover.history')}>
      {!runs.length && (
        <div className={table.empty}>{t('failover.noHistory')}</div>
      )}
      {runs.length > 0 && (
        <div className={table.scroller}>
          <table className={table.table}>
            <caption>Runs, newest first</caption>
            <TableHead headings={headings} />
            <tbody>
              {runs.map(run => (
                <Row
                  key={run.id}
                  run={run}
                  selected={run.id === selected}
                  onSelect={() => onSelect(run.id)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
