import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import {
  FailoverRun,
  hasEnded,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  Age,
  Panel,
  Person,
  StatusIcon,
  surfaceColors,
  TableHead,
  useTableStyles,
} from '../../shared';
import { RunLink } from '../runs';
import {
  directionOf,
  durationWord,
  modeWord,
  movedShare,
  runStatus,
  shareWord,
} from '../words';

const useStyles = makeStyles(
  theme => ({
    bar: {
      width: 96,
      height: 6,
      borderRadius: 3,
      background: surfaceColors(theme).border,
      overflow: 'hidden',
      marginTop: 4,
    },
    moved: { height: '100%', background: surfaceColors(theme).primary },
    message: { maxWidth: 420, overflowWrap: 'anywhere' },
    noWrap: { whiteSpace: 'nowrap' },
  }),
  { name: 'MulticlusterRunsTable' },
);

function Progress(props: { run: FailoverRun }) {
  const { run } = props;
  const classes = useStyles();
  const moved = movedShare(run);
  const step = Math.min(run.step + 1, run.steps.length);
  return (
    <>
      {shareWord(moved)} % moved, step {step} of {run.steps.length}
      <div className={classes.bar} aria-hidden>
        <div className={classes.moved} style={{ width: `${moved}%` }} />
      </div>
    </>
  );
}

function Row(props: { run: FailoverRun }) {
  const { run } = props;
  const classes = useStyles();
  const table = useTableStyles();
  const ground = useTheme().palette.background.paper;
  const { status, word } = runStatus(run.state);
  const rto = run.report?.rtoSeconds;
  const ended = hasEnded(run);
  return (
    <tr>
      <th scope="row">
        <RunLink run={{ entityRef: run.entityRef, runId: run.id }}>
          Run #{run.number}
        </RunLink>
        <div className={`${table.small} ${table.dim}`}>
          of <EntityRefLink entityRef={run.entityRef} hideIcon />
        </div>
      </th>
      <td>
        <div>{run.kind === 'failback' ? 'fail back' : modeWord(run.mode)}</div>
        <div className={`${table.small} ${table.dim}`}>
          {directionOf(run.plan.intent, run.plan)}
        </div>
      </td>
      <td>
        <span className={table.status}>
          <StatusIcon status={status} size={14} ground={ground} />
          {word}
        </span>
        {run.message && (
          <div className={`${table.small} ${table.dim} ${classes.message}`}>
            {run.message}
          </div>
        )}
      </td>
      <td className={classes.noWrap}>
        {ended && rto !== undefined && `RTO ${durationWord(rto)}`}
        {ended && rto === undefined && <span className={table.dim}>–</span>}
        {!ended && <Progress run={run} />}
      </td>
      <td className={classes.noWrap}>
        <Age at={run.endedAt ?? run.createdAt} />
      </td>
      <td>
        <Person who={run.createdBy} />
        <div className={`${table.small} ${table.dim} ${classes.message}`}>
          {run.reason}
        </div>
      </td>
    </tr>
  );
}

/** Runs of many services. */
export function RunsTable(props: {
  title: string;
  hint?: string;
  runs: readonly FailoverRun[];
  /** When there are none. */
  none: string;
}) {
  const { title, hint, runs, none } = props;
  const table = useTableStyles();
  const headings = ['Run', 'Mode, direction', 'State', 'How far', 'When', 'By'];
  return (
    <Panel title={title} hint={hint}>
      {runs.length ? (
        <div className={table.scroller}>
          <table className={table.table}>
            <caption>{title}</caption>
            <TableHead headings={headings} />
            <tbody>
              {runs.map(run => (
                <Row key={run.id} run={run} />
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div className={table.empty}>{none}</div>
      )}
    </Panel>
  );
}
