import { useLayoutEffect, useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import TextField from '@material-ui/core/TextField';
import { TopologyNode } from '@multicluster/backstage-plugin-multicluster-common';
import { useTopologyModel } from '../useTopologyModel';
import { sentenceOfError, statusOfError } from '../../shared';
import { pickPod } from './subject';
import { useDetailStyles } from './useDetailStyles';
import { Logs, LogSource, useLogs } from './useLogs';

function failure(error: Error): string {
  return statusOfError(error) === 403
    ? 'You, or the portal, may not read logs here.'
    : sentenceOfError(error);
}

function stateWords({ state, lines }: Logs, follow: boolean): string {
  if (state === 'reading') {
    return follow || !lines.length ? 'Reading…' : 'Reading the rest…';
  }
  return lines.length ? 'End of the log.' : 'The log is empty.';
}

/** Stays at the end while the reader is there; scrolling up pauses, and says so. */
function useStickToEnd(lines: string[]) {
  const element = useRef<HTMLPreElement>(null);
  const [paused, setPaused] = useState(false);
  useLayoutEffect(() => {
    const pre = element.current;
    if (pre && !paused) pre.scrollTop = pre.scrollHeight;
  }, [lines, paused]);
  const onScroll = () => {
    const pre = element.current;
    if (!pre) return;
    setPaused(pre.scrollHeight - pre.scrollTop - pre.clientHeight > 24);
  };
  return { element, paused, onScroll, resume: () => setPaused(false) };
}

function LogLines(props: { source: LogSource }) {
  const { source } = props;
  const classes = useDetailStyles();
  const [attempt, setAttempt] = useState(0);
  const logs = useLogs(source, attempt);
  const { element, paused, onScroll, resume } = useStickToEnd(logs.lines);
  return (
    <>
      {logs.lines.length > 0 && (
        <pre
          ref={element}
          className={classes.code}
          style={{ height: 360 }}
          // Not a live region: a log read out line by line would drown everything else.
          // What scrolls must be reachable by key.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          aria-label={`Log of ${source.pod}`}
          onScroll={onScroll}
        >
          {logs.lines.join('\n')}
        </pre>
      )}
      <div className={classes.actions}>
        {logs.state === 'failed' ? (
          <>
            <span role="alert">{failure(logs.error!)}</span>
            <Button
              size="small"
              variant="outlined"
              onClick={() => setAttempt(attempt + 1)}
            >
              Try again
            </Button>
          </>
        ) : (
          <span className={classes.note} style={{ margin: 0 }}>
            {stateWords(logs, source.follow)}
          </span>
        )}
        {paused && (
          <Button size="small" onClick={resume}>
            Paused, go to the end
          </Button>
        )}
      </div>
    </>
  );
}

/** Logs of the pods that a node ends in. */
export function LogsTab(props: {
  node: TopologyNode;
  pod?: string;
  onPod(name: string): void;
}) {
  const { node, onPod } = props;
  const classes = useDetailStyles();
  const { graph, podsOf } = useTopologyModel();
  const [container, setContainer] = useState<string>();
  const [follow, setFollow] = useState(true);
  const [previous, setPrevious] = useState(false);
  const group = podsOf(node.id);
  const pod = pickPod(group, props.pod);
  if (!group?.cluster || !pod) {
    return (
      <p className={classes.text}>No pods belong to this {node.kind} here.</p>
    );
  }
  const chosen = pod.containers.includes(container ?? '')
    ? container
    : pod.containers[0];
  const select = { native: true } as const;
  return (
    <>
      <div className={classes.actions} style={{ marginTop: 0 }}>
        <TextField
          select
          size="small"
          variant="outlined"
          label="Pod"
          value={pod.name}
          SelectProps={select}
          inputProps={{ 'aria-label': 'Pod' }}
          onChange={event => onPod(event.target.value)}
        >
          {group.pods?.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </TextField>
        {pod.containers.length > 1 && (
          <TextField
            select
            size="small"
            variant="outlined"
            label="Container"
            value={chosen}
            SelectProps={select}
            inputProps={{ 'aria-label': 'Container' }}
            onChange={event => setContainer(event.target.value)}
          >
            {pod.containers.map(name => (
              <option key={name}>{name}</option>
            ))}
          </TextField>
        )}
      </div>
      <div className={classes.actions} style={{ margin: 0 }}>
        <FormControlLabel
          label="Follow"
          disabled={previous}
          control={
            <Checkbox
              size="small"
              color="primary"
              checked={follow && !previous}
              onChange={(_, checked) => setFollow(checked)}
            />
          }
        />
        <FormControlLabel
          label="Previous container"
          control={
            <Checkbox
              size="small"
              color="primary"
              checked={previous}
              onChange={(_, checked) => setPrevious(checked)}
            />
          }
        />
      </div>
      <LogLines
        source={{
          entityRef: graph.entityRef,
          cluster: group.cluster,
          namespace: group.namespace ?? '',
          pod: pod.name,
          container: chosen,
          previous,
          follow,
        }}
      />
    </>
  );
}
