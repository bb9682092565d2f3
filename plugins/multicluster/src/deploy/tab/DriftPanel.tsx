import { useId } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { DeployedApp } from '@multicluster/backstage-plugin-multicluster-common';
import {
  Age,
  Callout,
  Panel,
  ReasonedButton,
  sentenceOfError,
} from '../../shared';
import { multiclusterTranslationRef } from '../../translation';
import { ClusterTabs } from '../ClusterTabs';
import { ObjectDiffs, Problems } from '../diff';
import { judgeDrift } from './describeApp';
import { DriftCheck } from './useDriftCheck';
import { useTabStyles } from './useTabStyles';

/** Live objects against what was deployed, cluster by cluster; compared when somebody asks. */
export function DriftPanel(props: {
  app: DeployedApp;
  check: DriftCheck;
  selected: string | undefined;
  onSelect(cluster: string): void;
}) {
  const { app, check, selected, onSelect } = props;
  const classes = useTabStyles();
  const panelId = useId();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const compared = app.clusters.flatMap(one =>
    one.drift
      ? [{ cluster: one.cluster, ...one.drift, verdict: judgeDrift(one) }]
      : [],
  );
  // What is not as it should be is what one comes here for.
  const shown =
    compared.find(({ cluster }) => cluster === selected) ??
    compared.find(({ verdict }) => verdict.status !== 'healthy') ??
    compared[0];
  return (
    <Panel
      title={t('deploy.drift')}
      hint="live against what was deployed"
      action={
        <ReasonedButton
          label={check.checking ? 'Comparing' : 'Check now'}
          reason={
            check.checking
              ? 'The objects are being compared.'
              : (!app.clusters.length && 'It is on no cluster.') || undefined
          }
          onClick={check.run}
        />
      }
    >
      {check.error && (
        <div className={classes.said}>
          <Callout tone="error">
            <span role="alert">{sentenceOfError(check.error)}</span>
          </Callout>
        </div>
      )}
      {!shown && (
        <div className={classes.said}>
          Not compared yet: nobody has asked since the last deployment.
        </div>
      )}
      {shown && (
        <>
          <ClusterTabs
            label="Drift by cluster"
            tabs={compared.map(({ cluster, verdict }) => ({
              cluster,
              status: verdict.status,
              words: verdict.words,
            }))}
            selected={shown.cluster}
            panelId={panelId}
            onSelect={onSelect}
          />
          <div id={panelId} role="tabpanel" aria-label={shown.cluster}>
            {shown.problems.length > 0 && (
              <div className={classes.said}>
                <Problems
                  problems={shown.problems}
                  label={`Problems on ${shown.cluster}`}
                />
              </div>
            )}
            <ObjectDiffs
              key={shown.cluster}
              objects={shown.objects}
              none={
                shown.verdict.status === 'healthy'
                  ? `Everything on ${shown.cluster} is as deployed.`
                  : `No difference is known for ${shown.cluster}.`
              }
            />
            <div className={classes.said}>
              Compared <Age at={shown.checkedAt} />.
            </div>
          </div>
        </>
      )}
    </Panel>
  );
}
