import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  DeployedApp,
  Deployment,
} from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterApiRef } from '../../../api';
import { ConfirmDialog, ReasonedButton } from '../../../shared';
import { hasEnded } from '../words';
import { useMayDeploy } from './useMayDeploy';

function refuse({ clusters, deployments }: DeployedApp): string | undefined {
  const open = deployments.find(one => !hasEnded(one));
  if (open) {
    return `Revision ${open.revision} has not ended: cancel it or wait for it first.`;
  }
  return clusters.length ? undefined : 'It is on no cluster.';
}

/** Takes an app away, from all of its clusters or some. */
export function UndeployButton(props: {
  entityRef: string;
  app: DeployedApp;
  onDone(deployment: Deployment): void;
}) {
  const { entityRef, app, onDone } = props;
  const api = useApi(multiclusterApiRef);
  const forbidden = useMayDeploy(entityRef);
  const [open, setOpen] = useState(false);
  return (
    <>
      <ReasonedButton
        label="Undeploy…"
        reason={refuse(app) ?? forbidden}
        onClick={() => setOpen(true)}
      />
      {open && (
        <ConfirmDialog
          title={`Undeploy ${app.app}?`}
          clusters={app.clusters.map(({ cluster }) => cluster)}
          asksReason
          action="Undeploy"
          run={async confirmed =>
            onDone(
              await api.undeploy({
                entityRef,
                app: app.app,
                namespace: app.namespace,
                ...confirmed,
              }),
            )
          }
          onClose={() => setOpen(false)}
        >
          Its objects in the namespace {app.namespace} are deleted, and with
          them what only they keep.
        </ConfirmDialog>
      )}
    </>
  );
}
