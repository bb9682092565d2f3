import { Fragment, ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import {
  describeRequirement,
  Deployment,
  TargetSelection,
} from '@multicluster/backstage-plugin-multicluster-common';
import { formatMoment, listed, Person, surfaceColors } from '../../shared';
import { describeSource } from './words';

const useStyles = makeStyles(
  theme => ({
    facts: {
      display: 'grid',
      gridTemplateColumns: '96px 1fr',
      gap: theme.spacing(0.75, 1.5),
      margin: 0,
      padding: theme.spacing(0, 2, 1.5),
      '& dt': { color: surfaceColors(theme).quiet },
      '& dd': { margin: 0, overflowWrap: 'anywhere' },
    },
  }),
  { name: 'MulticlusterDeploymentFacts' },
);

function targetWords({ names = [], selector }: TargetSelection): string {
  const conditions = selector?.requirements.map(describeRequirement) ?? [];
  const glue = selector?.match === 'any' ? ' or ' : ' and ';
  return [conditions.join(glue), listed(names)].filter(Boolean).join('; ');
}

function strategyWords({ strategy }: Deployment['request']): string {
  if (!strategy || strategy.type === 'allAtOnce') {
    return 'All at once';
  }
  return `In waves, ${strategy.waves.length + 1} at most`;
}

/** What was asked for, by whom, and why. */
export function DeploymentFacts(props: { deployment: Deployment }) {
  const { deployment } = props;
  const { request, createdAt, endedAt, createdBy, reason, chart } = deployment;
  const classes = useStyles();
  const now = Date.now();
  const facts: [string, ReactNode][] = [
    ['By', <Person who={createdBy} />],
    ['Begun', formatMoment(createdAt, now)],
    ['Ended', endedAt !== undefined && formatMoment(endedAt, now)],
    ['Reason', reason],
    ['Source', describeSource(request.source)],
    ['Chart', chart && `${chart.name} ${chart.version}`],
    ['Namespace', deployment.namespace],
    ['Clusters', targetWords(request.targets)],
    ['Strategy', strategyWords(request)],
    ['Secrets', deployment.usesSecrets && 'Given with the request; not kept'],
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(
        ([name, value]) =>
          value && (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </Fragment>
          ),
      )}
    </dl>
  );
}
