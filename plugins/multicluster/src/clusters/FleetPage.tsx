import { Header, Page } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ApprovalsLink } from '../approvals';
import { multiclusterTranslationRef } from '../translation';
import { ClustersRouter } from './ClustersRouter';

/** The fleet page with a header of its own, for apps whose pages bring one. */
export function FleetPage() {
  const { t } = useTranslationRef(multiclusterTranslationRef);
  return (
    <Page themeId="tool">
      <Header title={t('clusters.title')}>
        <ApprovalsLink inHeader />
      </Header>
      <ClustersRouter />
    </Page>
  );
}
