import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import {
  Finding,
  TopologyGraph,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Status, StatusIcon, surfaceColors } from '../../shared';
import { allWellSentence, elsewhereSentences } from '../words';

const useStyles = makeStyles(
  theme => ({
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1),
      minHeight: 24,
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    part: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 6,
      '&:not(:last-child)::after': {
        content: '"·"',
        marginLeft: 2,
        color: surfaceColors(theme).quiet,
      },
    },
    finding: {
      minHeight: 24,
      padding: 0,
      border: 0,
      background: 'none',
      font: 'inherit',
      fontSize: 14,
      lineHeight: '20px',
      color: theme.palette.text.primary,
      cursor: 'pointer',
      textAlign: 'left',
      textDecoration: 'underline',
      textDecorationColor: surfaceColors(theme).border,
      textUnderlineOffset: '3px',
      '&:hover': { textDecorationColor: 'currentColor' },
      '&:focus-visible': {
        outline: `2px solid ${surfaceColors(theme).link}`,
        outlineOffset: 2,
      },
    },
    grave: { fontWeight: 600 },
    well: { fontSize: 14, fontWeight: 600 },
    elsewhere: {
      fontSize: 12,
      lineHeight: '16px',
      color: surfaceColors(theme).quiet,
      margin: 0,
    },
  }),
  { name: 'MulticlusterSummaryLine' },
);

const MOST_PARTS = 4;

const statusOf: Record<Finding['kind'], Status> = {
  unreachable: 'unreachable',
  stale: 'stale',
  unauthorized: 'locked',
  misconfigured: 'misconfigured',
  failingPods: 'unhealthy',
  degraded: 'degraded',
  oddOneOut: 'odd',
  share: 'odd',
  missing: 'unknown',
};

function AllWell({ graph }: { graph: TopologyGraph }) {
  const classes = useStyles();
  const well = graph.clusters.every(
    ({ state, health }) => state === 'live' && health === 'healthy',
  );
  return (
    <li className={classes.part}>
      <StatusIcon status={well ? 'healthy' : 'unknown'} size={18} />
      <span className={classes.well}>{allWellSentence(graph)}</span>
    </li>
  );
}

/** What is wrong, worst first, before the picture. Every part leads to what it names. */
export function SummaryLine(props: {
  graph: TopologyGraph;
  name: string;
  onFinding(finding: Finding): void;
}) {
  const { graph, name, onFinding } = props;
  const classes = useStyles();
  const [all, setAll] = useState(false);
  const { findings } = graph;
  const shown = all ? findings : findings.slice(0, MOST_PARTS);
  const more = findings.length - shown.length;
  const elsewhere = elsewhereSentences(graph.elsewhere, name);
  return (
    <div>
      <ul className={classes.line} aria-label="Summary">
        {findings.length === 0 && <AllWell graph={graph} />}
        {shown.map(finding => (
          <li key={finding.id} className={classes.part}>
            <StatusIcon status={statusOf[finding.kind]} size={18} />
            <button
              type="button"
              className={`${classes.finding} ${
                finding.severity === 'info' ? '' : classes.grave
              }`}
              onClick={() => onFinding(finding)}
            >
              {finding.text}
            </button>
          </li>
        ))}
        {more > 0 && (
          <li className={classes.part}>
            <button
              type="button"
              className={classes.finding}
              onClick={() => setAll(true)}
            >
              and {more} more
            </button>
          </li>
        )}
      </ul>
      {elsewhere.length > 0 && (
        <p
          className={classes.elsewhere}
          title={graph.elsewhere.unknown.join(', ') || undefined}
        >
          {elsewhere.join(' · ')}
        </p>
      )}
    </div>
  );
}
