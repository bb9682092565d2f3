import { useId } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  ClusterPreview,
  DeployedApp,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  Age,
  Callout,
  Panel,
  ReasonedButton,
  sentenceOfError,
} from '../../shared';
import { multiclusterTranslationRef } from '../../translation';
import { ObjectDiffs, Problems } from '../diff';
import { ClusterTabs } from '../preview/ClusterTabs';
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
  const compared = app.clusters.flatMap(
    ({ cluster, drift }): ClusterPreview[] =>
      drift ? [{ cluster, values: [], ...drift }] : [],
  );
  const shown =
    compared.find(({ cluster }) => cluster === selected) ?? compared[0];
  const verdict =
    shown &&
    judgeDrift(app.clusters.find(({ cluster }) => cluster === shown.cluster)!);
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
      {shown && verdict && (
        <>
          <ClusterTabs
            previews={compared}
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
                verdict.status === 'healthy'
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
