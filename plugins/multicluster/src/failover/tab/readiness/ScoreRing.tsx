import { ClusterReadiness } from '@multicluster/backstage-plugin-multicluster-common';
import { statusTone, useStatusColors } from '../../../shared';
import { verdictStatus } from '../../verdictStatus';

const RADIUS = 19;
const AROUND = 2 * Math.PI * RADIUS;

/** The score as a part of a ring. Its verdict always stands beside it; grey and last known when it is not live. */
export function ScoreRing(props: { readiness: ClusterReadiness }) {
  const { score, lastScore, verdict } = props.readiness;
  const colors = useStatusColors();
  const shown = score ?? lastScore;
  const color = colors[statusTone[verdictStatus[verdict]]].main;
  return (
    <svg width={44} height={44} viewBox="0 0 44 44" aria-hidden>
      <circle
        cx="22"
        cy="22"
        r={RADIUS}
        fill="none"
        stroke={colors.surface.border}
        strokeWidth="4"
        opacity={0.6}
      />
      <circle
        cx="22"
        cy="22"
        r={RADIUS}
        fill="none"
        stroke={color}
        strokeWidth="4"
        strokeDasharray={`${((shown ?? 0) / 100) * AROUND} ${AROUND}`}
        transform="rotate(-90 22 22)"
      />
      <text
        x="22"
        y="27"
        textAnchor="middle"
        fontSize="14"
        fontWeight="700"
        fill="currentColor"
      >
        {shown ?? '?'}
      </text>
    </svg>
  );
}
