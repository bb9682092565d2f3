import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { multiclusterTranslationRef } from '../translation';
import { FleetContent } from './FleetContent';
import { Announcer } from './Announcer';
import { FleetTrouble, NoClusters, TableBones } from './states';
import { useClusters } from './useClusters';
import { isForbidden, NotUpdated, Panel } from '../shared';

/**
 * The fleet page: which cluster needs me first? Renewed every five seconds; the last good answer stays while the
 * backend cannot be asked.
 */
export function ClustersPage() {
  const { value, error, at, refresh } = useClusters();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  // A right that was taken away takes the picture with it; trouble that may pass does not.
  if (error && (!value || isForbidden(error))) {
    return <FleetTrouble error={error} onRetry={refresh} />;
  }
  if (!value) {
    return (
      <Panel title={t('clusters.title')} hint={t('states.loading')}>
        <TableBones />
      </Panel>
    );
  }
  return (
    <>
      {error && <NotUpdated error={error} at={at!} onRetry={refresh} />}
      <Announcer clusters={value.clusters} />
      {value.clusters.length ? (
        <FleetContent list={value} at={at!} />
      ) : (
        <NoClusters hidden={value.hidden} />
      )}
    </>
  );
}
