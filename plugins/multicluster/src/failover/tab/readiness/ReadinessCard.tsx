import { useTheme } from '@material-ui/core/styles';
import {
  ClusterReadiness,
  ClusterSummary,
  FailoverView,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Age, placeOf, StatusIcon } from '../../../shared';
import { factStatus, verdictStatus } from '../../verdictStatus';
import { useFailoverStyles } from '../useFailoverStyles';
import { Looks } from './Looks';
import { ScoreRing } from './ScoreRing';
import { useReadinessStyles } from './useReadinessStyles';

/** How many reasons a card shows before it is opened. */
const FIRST = 3;

function Reasons(props: { reasons: ClusterReadiness['reasons'] }) {
  const shared = useFailoverStyles();
  const ground = useTheme().palette.background.paper;
  return (
    <ul className={shared.list}>
      {props.reasons.map(({ code, verdict, text, at }) => (
        <li key={`${code}/${text}`}>
          <StatusIcon status={factStatus[verdict]} size={14} ground={ground} />
          <span>{text}</span>
          {at !== undefined && (
            <span className={`${shared.end} ${shared.small} ${shared.quiet}`}>
              <Age at={at} suffix="" />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Whether one cluster could take over, and the weightiest reasons why. A ghost when it is not known. */
export function ReadinessCard(props: {
  readiness: ClusterReadiness;
  summary?: ClusterSummary;
  /** Where a policy has it looked at. */
  probed?: FailoverView['probed'][number];
  lost: boolean;
}) {
  const { readiness, summary, probed, lost } = props;
  const { cluster, verdict, sentence, score, lastScore, reasons } = readiness;
  const classes = useReadinessStyles();
  const shared = useFailoverStyles();
  const ground = useTheme().palette.background.paper;
  const ghost = verdict === 'unknown' ? shared.ghost : '';
  const was = score === undefined && lastScore !== undefined;
  return (
    <article className={`${classes.card} ${ghost}`} aria-label={cluster}>
      <div className={classes.head}>
        <ScoreRing readiness={readiness} />
        <div>
          <h3>
            {cluster}{' '}
            <span className={`${shared.small} ${shared.quiet}`}>
              {summary && placeOf(summary)}
            </span>
          </h3>
          <span className={classes.verdict}>
            <StatusIcon
              status={verdictStatus[verdict]}
              size={14}
              ground={ground}
            />
            <b>
              {sentence}
              {was && !sentence.includes('was') && `, was ${lastScore}`}
            </b>
          </span>
        </div>
      </div>
      {lost && <span className={classes.lost}>what if: lost</span>}
      {probed && <Looks probed={probed} />}
      <Reasons reasons={reasons.slice(0, FIRST)} />
      {reasons.length > FIRST && (
        <details>
          <summary>{reasons.length - FIRST} more</summary>
          <Reasons reasons={reasons.slice(FIRST)} />
        </details>
      )}
    </article>
  );
}
