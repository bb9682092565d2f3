import { useState } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  FailoverRun,
  FailoverView,
} from '@multicluster/backstage-plugin-multicluster-common';
import { useUrlState } from '../../routing';
import { Callout, Panel } from '../../shared';
import { multiclusterTranslationRef } from '../../translation';
import { RunBar } from './bar/RunBar';
import { PendingList } from '../pending';
import { Ended } from './Ended';
import { FailBack } from './FailBack';
import { Failing } from './Failing';
import { Lints } from './plan/Lints';
import { PlanPanel } from './plan/PlanPanel';
import { ReadinessPanel } from './readiness/ReadinessPanel';
import { RunHistory } from './run/RunHistory';
import { RunPanel } from './run/RunPanel';
import { ServePanel } from './serve/ServePanel';
import { useCurrentRun } from './useCurrentRun';
import { useFailoverStyles } from './useFailoverStyles';
import { useRights } from './useRights';
import { useRun } from './useRun';

/** A run chosen from the history. */
function ChosenRun(props: {
  id: string;
  listed?: FailoverRun;
  onClose(): void;
}) {
  const { id, listed, onClose } = props;
  const followed = useRun(id, 0);
  return <RunPanel listed={listed} followed={followed} onClose={onClose} />;
}

/** The list as it was read, with what is known of the run under way by now. */
function withCurrent(runs: FailoverRun[], current: FailoverRun | undefined) {
  const others = runs.filter(({ id }) => id !== current?.id);
  return current ? [current, ...others] : others;
}

/** The whole tab, once it is known where the traffic goes. What is chosen is in the address. */
export function FailoverTab(props: { view: FailoverView; refresh(): void }) {
  const { view, refresh } = props;
  const classes = useFailoverStyles();
  const url = useUrlState();
  const rights = useRights();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const { current, ended, followed, changed } = useCurrentRun(view, refresh);
  const [closed, setClosed] = useState<string>();
  const chosen = url.get('run');
  const select = (id: string | undefined) =>
    url.set({ run: id }, { push: true });
  const shows = chosen && chosen !== current?.id ? chosen : undefined;
  return (
    <div className={classes.root}>
      {current && (
        <RunBar
          run={current}
          rights={rights}
          trouble={followed.trouble ?? followed.error}
          onDone={changed}
        />
      )}
      {ended && ended.id !== closed && (
        <Ended run={ended} onClose={() => setClosed(ended.id)} />
      )}
      {!current && <Failing view={view} />}
      {view.failBack && !current && (
        <FailBack failBack={view.failBack} readiness={view.readiness} />
      )}
      {!view.hops.length && (
        <Callout tone="warning">
          <strong>{t('failover.none')}.</strong> {t('failover.noneHint')}
        </Callout>
      )}
      <div className={classes.top}>
        <ServePanel view={view} />
        <ReadinessPanel view={view} />
      </div>
      <div className={current || shows ? classes.main : classes.root}>
        <div className={classes.column}>
          <PlanPanel
            view={view}
            run={current}
            rights={rights}
            onStarted={changed}
          />
          <Lints lints={view.lints} />
        </div>
        <div className={classes.column}>
          {shows && (
            <ChosenRun
              key={shows}
              id={shows}
              listed={view.runs.find(({ id }) => id === shows)}
              onClose={() => select(undefined)}
            />
          )}
          {current && !shows && (
            <RunPanel listed={current} followed={followed} />
          )}
          {view.pending.length > 0 && (
            <Panel title={t('failover.pending')}>
              <PendingList
                actions={view.pending}
                refusal={rights.execute}
                onDone={refresh}
              />
            </Panel>
          )}
          <RunHistory
            runs={withCurrent(view.runs, current)}
            selected={shows ?? current?.id}
            onSelect={select}
          />
        </div>
      </div>
    </div>
  );
}
