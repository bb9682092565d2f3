import { makeStyles } from '@material-ui/core/styles';
import { TopologyNode } from '@multicluster/backstage-plugin-multicluster-common';
import { failingStripes, surfaceColors, toneColors } from '../../shared';
import { segmentsOf } from './segments';

const useStyles = makeStyles(
  theme => {
    const tones = toneColors(theme);
    return {
      bar: { display: 'flex', gap: 2, height: 8 },
      segment: { borderRadius: 2, minWidth: 3 },
      ready: { background: tones.ok.main },
      waiting: { background: tones.warning.main },
      failing: {
        background: failingStripes(tones.error.main, tones.error.tint),
      },
      lastKnown: {
        background: 'none',
        border: `1px dashed ${theme.palette.text.secondary}`,
      },
      empty: { border: `1px dashed ${surfaceColors(theme).border}`, flex: 1 },
    };
  },
  { name: 'MulticlusterStatusBar' },
);

/** Pods as a bar. Decorative: the numbers stand beside it. Last-known pods have no colour. */
export function StatusBar(props: {
  node: TopologyNode;
  pods?: TopologyNode;
  ghost: boolean;
}) {
  const { node, pods, ghost } = props;
  const classes = useStyles();
  const { segments } = segmentsOf(node, pods);
  return (
    <div className={classes.bar} aria-hidden>
      {segments.length === 0 && (
        <div className={`${classes.segment} ${classes.empty}`} />
      )}
      {segments.map(({ state, weight }, i) => (
        <div
          key={i}
          data-segment={ghost ? 'lastKnown' : state}
          className={`${classes.segment} ${
            ghost ? classes.lastKnown : classes[state]
          }`}
          style={{ flex: weight }}
        />
      ))}
    </div>
  );
}
