import { ReactNode } from 'react';
import { Entity } from '@backstage/catalog-model';
import Box from '@material-ui/core/Box';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { TopologyGraph } from '@multicluster/backstage-plugin-multicluster-common';
import { elsewhereSentences } from '../words';
import { selectorSentence } from './annotations';

/** A sentence in the place of the picture, and what to do about it. */
export function MessageBoard(props: {
  title: string;
  alert?: boolean;
  children: ReactNode;
}) {
  const { title, alert, children } = props;
  return (
    <Paper variant="outlined" role={alert ? 'alert' : undefined}>
      <Box p={3} maxWidth={720}>
        <Typography variant="h6" component="h2" gutterBottom>
          {title}
        </Typography>
        {children}
      </Box>
    </Paper>
  );
}

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
