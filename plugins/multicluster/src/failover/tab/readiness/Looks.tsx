import { useTheme } from '@material-ui/core/styles';
import {
  FailoverView,
  ProbeLook,
  VantagePoint,
} from '@multicluster/backstage-plugin-multicluster-common';
import { counted, formatMoment, StatusIcon, useNow } from '../../../shared';
import { factStatus } from '../../verdictStatus';
import { useFailoverStyles } from '../useFailoverStyles';
import { useReadinessStyles } from './useReadinessStyles';

const SHOWN = 10;

const PLACES: Record<VantagePoint['from'], string> = {
  portal: 'Portal',
  callers: 'Callers',
  proxy: 'API server',
  cluster: 'Endpoints',
};

function spoken(looks: readonly ProbeLook[]): string {
  const count = (verdict: ProbeLook['verdict']) =>
    looks.filter(look => look.verdict === verdict).length;
  const unknown = count('unknown');
  const also = unknown > 0 ? `, ${unknown} not known` : '';
  return `${counted(looks.length, 'look')}, ${count('fail')} failed${also}`;
}

function Window(props: { looks: readonly ProbeLook[] }) {
  const ground = useTheme().palette.background.paper;
  const now = useNow(60_000);
  const looks = props.looks.slice(-SHOWN);
  return (
    <dd>
      <span role="img" aria-label={spoken(looks)}>
        {looks.map(({ verdict, at, message }) => (
          <span
            key={at}
            title={`${formatMoment(at, now)}: ${message ?? 'answers'}`}
          >
            <StatusIcon
              status={factStatus[verdict]}
              size={12}
              ground={ground}
            />
          </span>
        ))}
      </span>
    </dd>
  );
}

/** The last looks at a cluster from each place, newest at the end. */
export function Looks(props: { probed: FailoverView['probed'][number] }) {
  const { windows } = props.probed;
  const classes = useReadinessStyles();
  const shared = useFailoverStyles();
  return (
    <dl className={`${classes.looks} ${shared.small}`}>
      {Object.entries(PLACES).map(([from, place]) => {
        const looks = windows[from as VantagePoint['from']];
        return (
          looks && [
            <dt key={from} className={shared.quiet}>
              {place}
            </dt>,
            <Window key={`${from} looks`} looks={looks} />,
          ]
        );
      })}
    </dl>
  );
}
