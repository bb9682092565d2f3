import {
  ClusterSummary,
  EvacuationMode,
  WAVE_SIZE,
} from '@multicluster/backstage-plugin-multicluster-common';
import { useFieldStyles } from '../../shared';
import { EvacuationDraft, refuseWaveSize, regionsOf } from './draftEvacuation';
import { useEvacuationStyles } from './useEvacuationStyles';

/** What is left, how, and how many services at once. */
export function EvacuationFields(props: {
  clusters: readonly ClusterSummary[];
  draft: EvacuationDraft;
  onChange(change: Partial<EvacuationDraft>): void;
}) {
  const { clusters, draft, onChange } = props;
  const classes = useEvacuationStyles();
  const field = useFieldStyles();
  return (
    <div className={classes.fields}>
      <label>
        What is left
        <select
          className={field.control}
          value={draft.left}
          onChange={event =>
            onChange({ left: event.target.value, confirm: '' })
          }
        >
          <option value="">Choose…</option>
          <optgroup label="Clusters">
            {clusters.map(({ name, title }) => (
              <option key={name} value={`cluster ${name}`}>
                {title}
              </option>
            ))}
          </optgroup>
          <optgroup label="Regions">
            {regionsOf(clusters).map(region => (
              <option key={region} value={`region ${region}`}>
                {region}
              </option>
            ))}
          </optgroup>
        </select>
      </label>
      <label>
        Mode
        <select
          className={field.control}
          value={draft.mode}
          onChange={event =>
            onChange({ mode: event.target.value as EvacuationMode })
          }
        >
          <option value="planned">Planned, with all guards</option>
          <option value="emergency">Emergency, nobody is waited for</option>
        </select>
      </label>
      <label>
        Services at once
        <input
          type="number"
          min={1}
          max={WAVE_SIZE.most}
          className={`${field.control} ${classes.number}`}
          aria-invalid={Boolean(refuseWaveSize(draft))}
          value={draft.waveSize}
          onChange={event => onChange({ waveSize: event.target.value })}
        />
      </label>
    </div>
  );
}
