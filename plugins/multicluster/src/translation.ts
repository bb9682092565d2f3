import { createTranslationRef } from '@backstage/core-plugin-api/alpha';

/**
 * The texts that stand alone on the plugin's screens: titles, states, ways on. Facts about clusters come from the backend
 * as sentences and are not translated.
 *
 * @alpha
 */
export const multiclusterTranslationRef = createTranslationRef({
  id: 'multicluster',
  messages: {
    clusters: {
      title: 'Clusters',
      caption: 'Clusters, worst first',
      all: 'All clusters',
      search: 'Search clusters',
      searchHint: 'Cluster, label, error',
      none: 'No cluster matches.',
      clear: 'Show all clusters',
    },
    states: {
      loading: 'Asking for the clusters',
      retry: 'Try again',
      failed: 'The clusters could not be read.',
      forbidden: 'You may not see clusters.',
      forbiddenHint:
        'Ask whoever runs this portal for the permission multicluster.cluster.read.',
      empty: 'No cluster yet',
      emptyHint: 'There are three ways to the first one.',
    },
    card: {
      title: 'Clusters',
      toTopology: 'Open topology',
      absent: 'No cluster has objects of this entity.',
      forbidden: 'You may not see where this entity runs. Ask its owner.',
      failed: 'The clusters of this entity could not be read.',
    },
    deploy: {
      whichClusters: 'Which clusters',
      values: 'Values per cluster',
      valuesHint: 'what each cluster will really get, and from where',
      preview: 'Preview',
      previewHint: 'live against what would be written; nothing is written yet',
      rendering: 'Rendering on each cluster',
      renderAgain: 'Render again',
      noChange: 'Nothing changes',
      title: 'Deployments',
      loading: 'Asking what was deployed',
      failed: 'What was deployed could not be read.',
      forbidden: 'You may not see what was deployed for this entity.',
      none: 'Nothing was deployed from here',
      noneHint:
        'Templates deploy a service to several clusters at once; what they did then stands here.',
      toTemplates: 'Choose a template',
      history: 'History',
      clusters: 'Clusters',
      drift: 'Drift',
      differing: 'Values that differ',
      progress: 'In progress',
      changeClusters: 'Add or remove a cluster',
    },
    failover: {
      title: 'Failover',
      loading: 'Asking who serves now',
      failed: 'Where the traffic goes could not be read.',
      forbidden: 'You may not see the traffic of this entity.',
      none: 'Nothing here can steer traffic',
      noneHint:
        'No TrafficSplit, HTTPRoute, DNSEndpoint, Gslb or exported Service of this entity was found on any cluster. Readiness is still told.',
      serves: 'Who serves now',
      readiness: 'Readiness to take over',
      whatIf: 'What if',
      plan: 'Plan',
      planning: 'Asking what it would do',
      alone: 'There is no second place for it to go.',
      guards: 'Guards',
      lints: 'Known traps',
      history: 'Runs',
      noHistory: 'Nothing was moved yet. A drill shows whether it would work.',
      pending: 'Waits for a cluster to return',
      start: 'Start…',
      drill: 'Drill…',
      dryRun: 'Dry run…',
      emergency: 'Emergency…',
      runbook: 'Runbook',
    },
    failovers: {
      title: 'Failovers',
      loading: 'Asking what is under way',
      failed: 'The failovers could not be read.',
      forbidden: 'You may not see failovers.',
      waiting: 'Waiting for a person',
      running: 'Under way',
      ended: 'Ended',
      nothingWaits: 'Nothing waits for a decision.',
      nothingRuns:
        'Nothing moves now. A failover or a drill is started from the Failover tab of a service.',
      noMatch: 'None that fits the filter.',
      drills: 'Drills',
      noDrills:
        "Nothing is practised by a calendar. Add 'drills' to a policy, and name that policy on a service.",
      evacuations: 'Evacuations',
      noEvacuations:
        'No cluster or region was left yet. It moves all services that you may move, a few at a time.',
    },
    approvals: {
      title: 'Approvals',
      loading: 'Asking what waits for a decision',
      failed: 'The approvals could not be read.',
      forbidden: 'You may not see approvals.',
      none: 'Nothing waits for a decision.',
      decided: 'Decided',
      waiting: 'Waiting for a decision',
      all: 'All approvals',
    },
  },
});
