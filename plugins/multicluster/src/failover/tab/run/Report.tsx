import { useApi } from '@backstage/core-plugin-api';
import {
  FailoverRun,
  RunReport,
} from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterApiRef } from '../../../api';
import { Answer, Person, useAsked } from '../../../shared';
import { durationWord, shareWord } from '../../words';
import { ReportButtons } from './ReportButtons';
import { useRunStyles } from './useRunStyles';

function sharesWords(shares: { [cluster: string]: number }): string {
  return Object.entries(shares)
    .map(([cluster, share]) => `${cluster || '?'} ${shareWord(share)} %`)
    .join(', ');
}

const losses = {
  none: 'none: the new writer took over at the token of the old one',
  unknown: 'not known',
};

function lossWords({ dataLoss }: RunReport): string | undefined {
  if (!dataLoss) return undefined;
  return dataLoss.verdict === 'bounded'
    ? `up to the last ${durationWord(dataLoss.seconds ?? 0)}`
    : losses[dataLoss.verdict];
}

/** What is known, by its name; what is not known is left out. */
function factsOf(run: FailoverRun, report: RunReport): [string, string][] {
  const { rtoSeconds, rtoFromDetectionSeconds, phases, requests } = report;
  const facts: [string, string | undefined][] = [
    ['Why', run.reason],
    ['RTO', rtoSeconds === undefined ? undefined : durationWord(rtoSeconds)],
    [
      'From detection',
      rtoFromDetectionSeconds === undefined
        ? undefined
        : durationWord(rtoFromDetectionSeconds),
    ],
    [
      'Phases',
      phases
        .map(({ name, seconds }) => `${name} ${durationWord(seconds)}`)
        .join(' · '),
    ],
    ['Requests', requests && `${requests.failed} of ${requests.total} failed`],
    [
      'Still on the source',
      report.residualPercent === undefined
        ? undefined
        : `${shareWord(report.residualPercent)} %`,
    ],
    ['Writes lost', lossWords(report)],
    ['Before', sharesWords(report.sharesBefore)],
    ['After', sharesWords(report.sharesAfter)],
  ];
  return facts.flatMap(([name, value]) => (value ? [[name, value]] : []));
}

function Facts(props: { run: FailoverRun; report: RunReport }) {
  const { run, report } = props;
  const classes = useRunStyles();
  return (
    <dl className={classes.facts} aria-label="Report">
      <dt>Result</dt>
      <dd>
        <b>{report.sentence}</b>
      </dd>
      {factsOf(run, report).map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {report.overrides.map(({ rules, by, reason, at }) => (
        <div key={at} style={{ display: 'contents' }}>
          <dt>Set aside</dt>
          <dd>
            {rules.length ? `rule ${rules.join(', ')}` : 'a step'} by{' '}
            <Person who={by} />: {reason}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What a run took and did, to read and to take along. */
export function Report(props: { run: FailoverRun }) {
  const { run } = props;
  const api = useApi(multiclusterApiRef);
  const classes = useRunStyles();
  const { asked, again } = useAsked(run.id, run.state, signal =>
    api.getRunReport({ id: run.id, signal }),
  );
  return (
    <>
      <Answer asked={asked} again={again}>
        {report => <Facts run={run} report={report} />}
      </Answer>
      <div className={classes.facts}>
        <ReportButtons run={run} />
      </div>
    </>
  );
}
