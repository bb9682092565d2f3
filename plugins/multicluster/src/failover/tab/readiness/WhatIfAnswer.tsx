import { FailoverPlan } from '@multicluster/backstage-plugin-multicluster-common';
import { Answer, counted, StatusIcon, useStatusColors } from '../../../shared';
import { describeWhatIf } from '../../describeWhatIf';
import { durationWord, shareWord } from '../../words';
import { usePlan } from '../usePlan';
import { useReadinessStyles } from './useReadinessStyles';

function Story(props: { lost: string; plan: FailoverPlan }) {
  const { lost, plan } = props;
  const classes = useReadinessStyles();
  const ground = useStatusColors().surface.sunk;
  const story = describeWhatIf(plan);
  const serving = story.serving
    .map(({ cluster, share }) => `${cluster} ${shareWord(share)} %`)
    .join(', ');
  return (
    <>
      <span>
        <b>If {lost} is lost:</b>{' '}
        {serving ? `served by ${serving}` : 'nobody knows who would serve'}
      </span>
      {story.ready !== undefined && (
        <span>
          {counted(story.ready, 'replica')} ready there
          {story.extraReplicas > 0 && `, ${story.extraReplicas} more to start`}
        </span>
      )}
      {story.tailSeconds > 0 && (
        <span>old answers for up to {durationWord(story.tailSeconds)}</span>
      )}
      {story.refusals.map(message => (
        <span key={message} className={classes.refusal}>
          <StatusIcon status="unhealthy" size={14} ground={ground} />
          {message}
        </span>
      ))}
    </>
  );
}

/** What an emergency plan would do if the cluster were gone. */
export function WhatIfAnswer(props: { entityRef: string; lost: string }) {
  const { entityRef, lost } = props;
  const classes = useReadinessStyles();
  const intent = { entityRef, from: [lost], to: [] };
  const { asked, again } = usePlan(intent, 'emergency');
  return (
    <div className={classes.answer} role="status">
      <Answer asked={asked} again={again}>
        {plan => <Story lost={lost} plan={plan} />}
      </Answer>
    </div>
  );
}
