import Badge from '@material-ui/core/Badge';
import { makeStyles } from '@material-ui/core/styles';
import ClustersShape from '@material-ui/icons/DeviceHub';
import { counted, toneColors } from '../shared';
import { useClusters } from './useClusters';

const useStyles = makeStyles(
  theme => {
    const tones = toneColors(theme);
    return {
      badge: {
        height: 15,
        minWidth: 15,
        padding: '0 4px',
        fontSize: 10,
        fontWeight: 700,
        top: 2,
        right: -1,
      },
      unreachable: { background: tones.error.main, color: '#fff' },
      stale: { background: tones.aborted.main, color: '#fff' },
    };
  },
  { name: 'MulticlusterClustersIcon' },
);

/**
 * The icon of the fleet page, with the number of clusters that the portal does not see as they are now: red while one of
 * them does not answer, grey while all of them are only late.
 *
 * @public
 */
export function ClustersIcon() {
  const classes = useStyles();
  const { value } = useClusters(15_000);
  const clusters = value?.clusters ?? [];
  const unreachable = clusters.filter(({ state }) => state === 'unreachable');
  const stale = clusters.filter(({ state }) => state === 'stale');
  const count = unreachable.length + stale.length;
  const words = [
    unreachable.length &&
      `${counted(unreachable.length, 'cluster')} unreachable`,
    stale.length && `${counted(stale.length, 'cluster')} stale`,
  ].filter(Boolean);
  return (
    <Badge
      badgeContent={count}
      overlap="rectangular"
      classes={{
        badge: `${classes.badge} ${
          unreachable.length ? classes.unreachable : classes.stale
        }`,
      }}
      {...(count
        ? { role: 'img', 'aria-label': words.join(', ') }
        : { 'aria-hidden': true })}
    >
      <ClustersShape fontSize="inherit" />
    </Badge>
  );
}
