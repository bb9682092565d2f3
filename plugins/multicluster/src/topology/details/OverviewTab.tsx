import {
  TopologyEdge,
  TopologyNode,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Age, StatusIcon, statusWord } from '../../shared';
import { shareSentence, StatusBar } from '../canvas';
import { useTopologyModel } from '../useTopologyModel';
import { isGhost, kindWord, nodeKindWord } from '../words';
import { useDetailStyles } from './useDetailStyles';

function Facts({ node }: { node: TopologyNode }) {
  const classes = useDetailStyles();
  const model = useTopologyModel();
  const cluster = model.clusters.get(node.cluster ?? '');
  const ghost = isGhost(cluster);
  const word = statusWord[node.health];
  const health = ghost ? `Last known ${word.toLowerCase()}` : word;
  return (
    <dl className={classes.facts}>
      <dt>Health</dt>
      <dd>
        <StatusIcon status={ghost ? 'stale' : node.health} size={14} /> {health}
        {node.reason && `: ${node.reason}`}
      </dd>
      <dt>{kindWord(node.kind)}</dt>
      <dd>{node.fact || nodeKindWord(node, model.isMirrored(node.id))}</dd>
      {node.images?.length ? (
        <>
          <dt>Image</dt>
          <dd>{node.images.join(', ')}</dd>
        </>
      ) : null}
      {node.replicas && (
        <>
          <dt>Replicas</dt>
          <dd>
            {node.replicas.ready} ready, {node.replicas.desired} declared
          </dd>
        </>
      )}
      {node.oddOneOut?.length ? (
        <>
          <dt>Odd one out</dt>
          <dd>{node.oddOneOut.join(', ')}</dd>
        </>
      ) : null}
      {cluster && (
        <>
          <dt>Cluster</dt>
          <dd>
            {cluster.title}
            {cluster.error && `: ${cluster.error}`}
          </dd>
        </>
      )}
      {ghost && cluster?.lastSeenAt !== undefined && (
        <>
          <dt>Last seen</dt>
          <dd>
            <Age at={cluster.lastSeenAt} />
          </dd>
        </>
      )}
      {node.origin && (
        <>
          <dt>Read from</dt>
          <dd>
            {node.origin.apiVersion} {node.origin.kind}{' '}
            {[node.origin.namespace, node.origin.name]
              .filter(Boolean)
              .join('/')}
            , changed <Age at={node.origin.seenAt} />
          </dd>
        </>
      )}
    </dl>
  );
}

function Traffic({ node }: { node: TopologyNode }) {
  const classes = useDetailStyles();
  const model = useTopologyModel();
  const shared = model.edgesOf(node.id).filter(edge => edge.share);
  if (!shared.length) return null;
  const words = ({ from, to }: TopologyEdge) => {
    const other = model.nodes.get(from === node.id ? to : from);
    return from === node.id ? `to ${other?.name}` : `from ${other?.name}`;
  };
  return (
    <>
      <h3 className={classes.heading}>Traffic</h3>
      <ul className={classes.list}>
        {shared.map(edge => (
          <li key={edge.id} className={classes.item}>
            {edge.disagrees && <StatusIcon status="odd" size={13} />}{' '}
            {words(edge)}: {shareSentence(edge.share!, edge.disagrees)}
          </li>
        ))}
      </ul>
    </>
  );
}

function Pods(props: {
  group: TopologyNode;
  onPod(group: string, pod: string): void;
}) {
  const { group, onPod } = props;
  const classes = useDetailStyles();
  const model = useTopologyModel();
  const ghost = model.isGhost(group);
  const pods = group.pods ?? [];
  const total = group.podCounts?.total ?? pods.length;
  return (
    <>
      <h3 className={classes.heading}>
        {total} {total === 1 ? 'pod' : 'pods'}
        {pods.length < total && `, ${pods.length} shown, failing ones first`}
      </h3>
      <StatusBar node={group} ghost={ghost} />
      <ul className={classes.list}>
        {pods.map(pod => (
          <li key={pod.uid} className={classes.item}>
            <div className={classes.itemHead}>
              <StatusIcon
                status={ghost ? 'stale' : pod.health}
                size={14}
                label
              />
              <button
                type="button"
                className={classes.link}
                onClick={() => onPod(group.id, pod.name)}
              >
                {pod.name}
              </button>
              <span className={classes.aside}>
                {pod.restarts > 0 &&
                  `${pod.restarts} ${
                    pod.restarts === 1 ? 'restart' : 'restarts'
                  }`}
              </span>
            </div>
            <div className={classes.note} style={{ margin: '0 0 0 22px' }}>
              {[
                pod.reason ?? (pod.ready ? 'ready' : 'not ready'),
                pod.node,
                pod.zone,
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What is known of a node without asking again. */
export function OverviewTab(props: {
  node: TopologyNode;
  onPod(group: string, pod: string): void;
  onOpenGroup(id: string): void;
}) {
  const { node, onPod, onOpenGroup } = props;
  const classes = useDetailStyles();
  const model = useTopologyModel();
  const pods = model.podsOf(node.id);
  const labels = Object.entries(node.labels ?? {});
  return (
    <>
      <Facts node={node} />
      {node.groupSize !== undefined && (
        <div className={classes.actions}>
          <button
            type="button"
            className={classes.link}
            onClick={() => onOpenGroup(node.id)}
          >
            Open the group of {node.groupSize}
          </button>
        </div>
      )}
      <Traffic node={node} />
      {pods && <Pods group={pods} onPod={onPod} />}
      {labels.length > 0 && (
        <>
          <h3 className={classes.heading}>Labels</h3>
          <ul className={classes.list}>
            {labels.map(([key, value]) => (
              <li key={key} className={classes.note} style={{ margin: 0 }}>
                {key}: {value}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
