import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useTheme } from '@material-ui/core/styles';
import {
  DrillOutcome,
  ScheduledDrill,
} from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterApiRef } from '../../api';
import {
  Age,
  Answer,
  formatMoment,
  Panel,
  Status,
  StatusIcon,
  TableHead,
  useAsked,
  useNow,
  useTableStyles,
} from '../../shared';
import { multiclusterTranslationRef } from '../../translation';
import { RunLink } from '../runs';
import { modeWord, runStatus } from '../words';

const everyMs = 60_000;

const VERDICTS: Record<
  NonNullable<DrillOutcome['verdict']>,
  [Status, string]
> = {
  proven: ['healthy', 'Proven'],
  nothingToProveItWith: ['unknown', 'Nothing to prove it with'],
  failed: ['unhealthy', 'Failed'],
};

function Outcome(props: { entityRef: string; last: DrillOutcome }) {
  const { entityRef, last } = props;
  const { run, verdict, dueAt, message } = last;
  const table = useTableStyles();
  const ground = useTheme().palette.background.paper;
  const going = run && runStatus(run.state);
  const [status, word] = verdict
    ? VERDICTS[verdict]
    : ([going?.status ?? 'unknown', going?.word ?? 'Not known'] as const);
  return (
    <>
      <span className={table.status}>
        <StatusIcon status={status} size={14} ground={ground} />
        {word}
      </span>
      <div className={`${table.small} ${table.dim}`}>
        {run && (
          <RunLink run={{ entityRef, runId: run.id }}>
            Run #{run.number}
          </RunLink>
        )}{' '}
        <Age at={dueAt} />
        {message && `: ${message}`}
      </div>
    </>
  );
}

function Row(props: { drill: ScheduledDrill; now: number }) {
  const { drill, now } = props;
  const { entityRef, mode, from, cron, timeZone = 'UTC', policy } = drill;
  const table = useTableStyles();
  return (
    <tr>
      <th scope="row">
        <EntityRefLink entityRef={entityRef} hideIcon />
      </th>
      <td>
        {modeWord(mode)}
        <div className={`${table.small} ${table.dim}`}>
          from {from ?? 'the busiest cluster'}
        </div>
      </td>
      <td>
        {formatMoment(drill.nextAt, now)}
        <div className={`${table.small} ${table.dim}`}>
          <code>{cron}</code> {timeZone}, policy {policy}
        </div>
      </td>
      <td>
        {drill.last ? (
          <Outcome entityRef={entityRef} last={drill.last} />
        ) : (
          <span className={table.dim}>Not yet</span>
        )}
      </td>
    </tr>
  );
}

function Calendar(props: { title: string; drills: ScheduledDrill[] }) {
  const { title, drills } = props;
  const table = useTableStyles();
  const now = useNow(everyMs);
  return (
    <div className={table.scroller}>
      <table className={table.table}>
        <caption>{title}</caption>
        <TableHead headings={['Service', 'Drill', 'Next', 'Last verdict']} />
        <tbody>
          {drills.map(drill => {
            const { entityRef, mode, from, cron } = drill;
            const key = [entityRef, mode, from, cron].join(' ');
            return <Row key={key} drill={drill} now={now} />;
          })}
        </tbody>
      </table>
    </div>
  );
}

/** What is practised when, and what came of the last time. */
export function DrillsPanel() {
  const api = useApi(multiclusterApiRef);
  const table = useTableStyles();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const minute = String(Math.floor(useNow(everyMs) / everyMs));
  const { asked, again } = useAsked('drills', minute, signal =>
    api.listDrills({ signal }),
  );
  const title = t('failovers.drills');
  return (
    <Panel title={title}>
      <Answer asked={asked} again={again}>
        {({ drills }) =>
          drills.length ? (
            <Calendar title={title} drills={drills} />
          ) : (
            <div className={table.empty}>{t('failovers.noDrills')}</div>
          )
        }
      </Answer>
    </Panel>
  );
}
