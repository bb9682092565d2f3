import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { FailoverView } from '@multicluster/backstage-plugin-multicluster-common';
import { useClusters } from '../../../clusters';
import { useUrlState } from '../../../routing';
import { Panel } from '../../../shared';
import { multiclusterTranslationRef } from '../../../translation';
import { useFailoverStyles } from '../useFailoverStyles';
import { ReadinessCard } from './ReadinessCard';
import { useReadinessStyles } from './useReadinessStyles';
import { WhatIf } from './WhatIf';
import { WhatIfAnswer } from './WhatIfAnswer';

/** Every cluster as a place to take over, and what would be if one were lost. */
export function ReadinessPanel(props: { view: FailoverView }) {
  const { entityRef, readiness, probed } = props.view;
  const classes = useReadinessStyles();
  const shared = useFailoverStyles();
  const url = useUrlState();
  const fleet = useClusters().value?.clusters ?? [];
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const names = readiness.map(({ cluster }) => cluster);
  const lost = names.find(name => name === url.get('whatIf'));
  return (
    <Panel
      title={t('failover.readiness')}
      className={classes.panel}
      action={
        names.length > 1 && (
          <WhatIf
            clusters={names}
            lost={lost}
            onChoose={cluster => url.set({ whatIf: cluster })}
          />
        )
      }
    >
      {!names.length && (
        <div className={shared.said}>No cluster is known where this runs.</div>
      )}
      <div className={classes.cards}>
        {readiness.map(one => (
          <ReadinessCard
            key={one.cluster}
            readiness={one}
            probed={probed.find(({ cluster }) => cluster === one.cluster)}
            summary={fleet.find(({ name }) => name === one.cluster)}
            lost={one.cluster === lost}
          />
        ))}
      </div>
      {lost && <WhatIfAnswer key={lost} entityRef={entityRef} lost={lost} />}
    </Panel>
  );
}
