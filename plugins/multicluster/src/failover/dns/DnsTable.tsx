import { useTheme } from '@material-ui/core/styles';
import {
  DnsAnswer,
  DnsTruth,
  judgeAnswer,
  Verdict,
} from '@multicluster/backstage-plugin-multicluster-common';
import { StatusIcon, TableHead, useNow, useTableStyles } from '../../shared';
import { useFailoverStyles } from '../tab/useFailoverStyles';
import { factStatus } from '../verdictStatus';

const WORDS: Record<Verdict, string> = {
  pass: 'As declared',
  fail: 'Something else',
  unknown: 'Not known',
};

function saidBy({ answers, error, ttlSeconds }: DnsAnswer): string {
  if (!answers) return error ?? 'Does not answer';
  const ttl = ttlSeconds === undefined ? '' : `, for ${ttlSeconds} s`;
  return answers.length ? `${answers.join(', ')}${ttl}` : 'No such record';
}

function Answer(props: { truth: DnsTruth; answer: DnsAnswer }) {
  const { truth, answer } = props;
  const table = useTableStyles();
  const ground = useTheme().palette.background.paper;
  const verdict = judgeAnswer(truth, answer);
  return (
    <tr>
      <th scope="row">{answer.server}</th>
      <td>
        <span className={table.status}>
          <StatusIcon status={factStatus[verdict]} size={14} ground={ground} />
          {WORDS[verdict]}
        </span>
        <div className={`${table.small} ${table.dim}`}>{saidBy(answer)}</div>
      </td>
    </tr>
  );
}

function OldAnswers(props: { until: number }) {
  const shared = useFailoverStyles();
  const left = Math.ceil((props.until - useNow(1_000)) / 1000);
  if (left <= 0) return null;
  return (
    <div className={shared.small} role="timer">
      Old answers may live for another <b>{left} s</b>.
    </div>
  );
}

function Name(props: { truth: DnsTruth }) {
  const { truth } = props;
  const { name, type, declared, ttlSeconds, servers, cluster } = truth;
  const table = useTableStyles();
  const shared = useFailoverStyles();
  return (
    <section aria-label={`What DNS answers for ${name}`}>
      <div>
        <b>{name}</b> <span className={shared.quiet}>{type}</span>
      </div>
      <div className={`${shared.small} ${shared.quiet}`}>
        {cluster} declares {declared.join(', ') || 'nothing'}, for {ttlSeconds}{' '}
        s
      </div>
      {truth.oldAnswersUntil !== undefined && (
        <OldAnswers until={truth.oldAnswersUntil} />
      )}
      {servers.length > 0 ? (
        <div className={table.scroller}>
          <table className={table.table}>
            <caption>What DNS answers for {name}</caption>
            <TableHead headings={['Server', 'Answer']} />
            <tbody>
              {servers.map(answer => (
                <Answer key={answer.server} truth={truth} answer={answer} />
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div className={shared.small}>
          What its servers answer is not known: name them in{' '}
          <code>multicluster.failover.dnsServers</code>.
        </div>
      )}
    </section>
  );
}

/** What the servers of each zone answer, against what is declared; nothing where no name steers the traffic. */
export function DnsTable(props: { dns: DnsTruth[] }) {
  return (
    <>
      {props.dns.map(truth => (
        <Name key={truth.hop} truth={truth} />
      ))}
    </>
  );
}
