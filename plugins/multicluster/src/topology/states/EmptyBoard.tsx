import { Entity } from '@backstage/catalog-model';
import Typography from '@material-ui/core/Typography';
import { TopologyGraph } from '@multicluster/backstage-plugin-multicluster-common';
import { MessageBoard } from '../../shared';
import { elsewhereSentences } from '../words';
import { selectorSentence } from './annotations';

/** Every cluster was asked and none has anything: what was asked for, and how it is matched. */
export function EmptyBoard(props: { entity: Entity; graph: TopologyGraph }) {
  const { entity, graph } = props;
  const { name } = entity.metadata;
  const others = elsewhereSentences({ ...graph.elsewhere, absent: 0 }, name);
  return (
    <MessageBoard title={`No cluster has objects ${selectorSentence(entity)}.`}>
      <Typography variant="body2" paragraph>
        {graph.elsewhere.absent > 0
          ? `${graph.elsewhere.absent} ${
              graph.elsewhere.absent === 1 ? 'cluster was' : 'clusters were'
            } looked through.`
          : 'No cluster could be looked through.'}{' '}
        {others.map(sentence => `${sentence}. `)}
      </Typography>
      <Typography variant="body2" component="div">
        How it is matched: objects belong to {name} when their labels, and those
        of the pod template, carry what the entity&apos;s{' '}
        <code>backstage.io/kubernetes-*</code> annotations name. As soon as a
        cluster has such an object, it appears here without a reload.
      </Typography>
    </MessageBoard>
  );
}
