import { useTheme } from '@material-ui/core/styles';
import {
  ClusterRollout,
  Deployment,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Age, counted, StatusIcon, useFieldStyles } from '../../shared';
import { useTabStyles } from './useTabStyles';
import { rolloutStatus } from './words';

function changeWords({ changes }: ClusterRollout): string | undefined {
  if (!changes) return undefined;
  const parts = [
    changes.created && `${changes.created} created`,
    changes.updated && `${changes.updated} updated`,
    changes.deleted && `${changes.deleted} deleted`,
  ].filter(Boolean);
  return parts.join(', ') || 'nothing changed';
}

function Rollout({ rollout }: { rollout: ClusterRollout }) {
  const field = useFieldStyles();
  const ground = useTheme().palette.background.paper;
  const { status, word } = rolloutStatus(rollout.state);
  const facts = [
    changeWords(rollout),
    rollout.attempts > 1 && `attempt ${rollout.attempts}`,
  ].filter(Boolean);
  return (
    <li>
      <StatusIcon status={status} ground={ground} />
      <div>
        <div>
          <b>{rollout.cluster}</b> {word}{' '}
          <span className={`${field.small} ${field.quiet}`}>
            <Age at={rollout.since} />
          </span>
        </div>
        {facts.length > 0 && (
          <div className={`${field.small} ${field.quiet}`}>
            {facts.join(', ')}
          </div>
        )}
        {rollout.message && (
          <div className={field.small}>{rollout.message}</div>
        )}
      </div>
    </li>
  );
}

/** The clusters of a deployment, wave by wave, as it reaches them. */
export function Waves(props: { deployment: Deployment }) {
  const { clusters } = props.deployment;
  const classes = useTabStyles();
  const waves = [...new Set(clusters.map(({ wave }) => wave))].sort(
    (a, b) => a - b,
  );
  return (
    <div className={classes.waves}>
      {waves.map(wave => {
        const members = clusters.filter(one => one.wave === wave);
        const active = members.some(
          ({ state }) => rolloutStatus(state).status === 'running',
        );
        return (
          <section
            key={wave}
            className={`${classes.wave} ${active ? classes.activeWave : ''}`}
            aria-label={`Wave ${wave + 1}`}
          >
            <h3>
              Wave {wave + 1}, {counted(members.length, 'cluster')}
            </h3>
            <ul>
              {members.map(rollout => (
                <Rollout key={rollout.cluster} rollout={rollout} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
