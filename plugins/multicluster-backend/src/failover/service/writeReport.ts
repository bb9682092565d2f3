import {
  FailoverRun,
  RunEvent,
  RunReport,
} from '@multicluster/backstage-plugin-multicluster-common';

/** A report in Markdown, for a ticket or a post-mortem. */
export function writeReport(
  run: FailoverRun,
  report: RunReport,
  events: readonly RunEvent[],
): string {
  const { entityRef, number, mode, state, createdBy, reason, createdAt } = run;
  return [
    `# Run ${number} of ${entityRef}`,
    '',
    plain(report.sentence),
    '',
    `- Mode: ${mode}; state: ${state}`,
    `- Asked for by ${createdBy} at ${time(createdAt)}: ${plain(reason)}`,
    `- Plan: ${run.plan.hash}`,
    ...seconds('From the click to serving', report.rtoSeconds),
    ...seconds('From detection to serving', report.rtoFromDetectionSeconds),
    ...measured(report),
    ...run.overrides.map(
      one =>
        `- Set aside by ${one.by}: ${setAside(one.rules)} (${plain(
          one.reason,
        )})`,
    ),
    ...run.pending.map(
      ({ cluster, sentence, doneAt }) =>
        `- ${doneAt ? 'Done' : 'Waits'} on ${cluster}: ${plain(sentence)}`,
    ),
    '',
    '## Shares',
    '',
    '| Cluster | Before | After |',
    '| --- | ---: | ---: |',
    ...shareRows(report),
    '',
    '## Phases',
    '',
    ...report.phases.map(phase => `- ${phase.name}: ${phase.seconds} s`),
    '',
    '## Timeline',
    '',
    ...events.map(
      ({ at, message, by }) =>
        `- ${time(at)} ${plain(message)}${by ? ` (${by})` : ''}`,
    ),
    '',
  ].join('\n');
}

/** What is not known is left out, but for writes: that nobody knows is what must be known of them. */
function measured({
  requests,
  residualPercent,
  dataLoss,
}: RunReport): string[] {
  const lost = {
    none: 'none, the new writer took over at the token of the old one',
    bounded: `up to the last ${dataLoss?.seconds} s`,
    unknown: 'not known',
  };
  return [
    ...(requests
      ? [`- Requests: ${requests.failed} of ${requests.total} failed`]
      : []),
    ...(residualPercent === undefined
      ? []
      : [`- Still coming to the source at the end: ${residualPercent} %`]),
    ...(dataLoss ? [`- Writes lost: ${lost[dataLoss.verdict]}`] : []),
  ];
}

/** Of no rule: a step of the policy was left out. */
function setAside(rules: readonly number[]): string {
  return rules.length > 0 ? `rule ${rules.join(', ')}` : 'a step';
}

function shareRows({ sharesBefore, sharesAfter }: RunReport): string[] {
  const clusters = new Set([
    ...Object.keys(sharesBefore),
    ...Object.keys(sharesAfter),
  ]);
  const percent = (share: number | undefined) =>
    share === undefined ? '' : `${Math.round(share * 10) / 10} %`;
  return [...clusters]
    .sort()
    .map(
      name =>
        `| ${name || 'unknown'} | ${percent(sharesBefore[name])} | ${percent(
          sharesAfter[name],
        )} |`,
    );
}

function seconds(label: string, value: number | undefined): string[] {
  return value === undefined ? [] : [`- ${label}: ${value} s`];
}

function time(at: number): string {
  return new Date(at).toISOString();
}

/** What people typed stays one line, and is no markup. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#]/g, '\\$&');
}
