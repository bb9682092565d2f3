import { useState } from 'react';
import { ReasonedButton } from '../../shared';
import { EvacuateDialog } from './EvacuateDialog';
import { useEvacuations } from './useEvacuations';

/** Opens the dialog in which a cluster or a region is left. */
export function EvacuateButton(props: {
  /** Chosen beforehand. */
  cluster?: string;
}) {
  const { cluster } = props;
  const [opened, setOpened] = useState(false);
  const { refresh } = useEvacuations();
  return (
    <>
      <ReasonedButton label="Evacuate…" onClick={() => setOpened(true)} />
      {opened && (
        <EvacuateDialog
          cluster={cluster}
          onStarted={refresh}
          onClose={() => setOpened(false)}
        />
      )}
    </>
  );
}
