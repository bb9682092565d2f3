import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { multiclusterTranslationRef } from '../../../translation';
import { useReadinessStyles } from './useReadinessStyles';

/** Nothing, or one cluster, is lost. It writes nothing. */
export function WhatIf(props: {
  clusters: readonly string[];
  lost: string | undefined;
  onChoose(cluster: string | undefined): void;
}) {
  const { clusters, lost, onChoose } = props;
  const classes = useReadinessStyles();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  return (
    <fieldset className={classes.radios}>
      <legend>{t('failover.whatIf')}</legend>
      {[undefined, ...clusters].map(cluster => (
        <label
          key={cluster ?? ''}
          className={cluster === lost ? classes.chosen : undefined}
        >
          <input
            type="radio"
            name="multicluster-what-if"
            checked={cluster === lost}
            onChange={() => onChoose(cluster)}
          />
          {cluster ? `${cluster} is lost` : 'nothing'}
        </label>
      ))}
    </fieldset>
  );
}
