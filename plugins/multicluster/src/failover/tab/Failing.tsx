import { FailoverView } from '@multicluster/backstage-plugin-multicluster-common';
import { useUrlState } from '../../routing';
import { Age, Callout, ReasonedButton } from '../../shared';
import { useFailoverStyles } from './useFailoverStyles';

/** Clusters that fail by what was seen of them, and the way to the emergency that is filled in. */
export function Failing(props: { view: FailoverView }) {
  const { probed } = props.view;
  const shared = useFailoverStyles();
  const url = useUrlState();
  const failing = probed.filter(({ verdict }) => verdict === 'fail');
  if (failing.length === 0) return null;
  const from = failing.map(({ cluster }) => cluster);
  return (
    <Callout tone="error">
      {failing.map(({ cluster, sentence, failingSince }) => (
        <div key={cluster}>
          <strong>{cluster}:</strong> {sentence}
          {failingSince !== undefined && (
            <>
              {' '}
              First seen <Age at={failingSince} />.
            </>
          )}
        </div>
      ))}
      <div className={shared.row}>
        <span className={shared.end}>
          <ReasonedButton
            label="Plan the emergency"
            onClick={() => url.set({ from, to: undefined, mode: 'emergency' })}
          />
        </span>
      </div>
    </Callout>
  );
}
