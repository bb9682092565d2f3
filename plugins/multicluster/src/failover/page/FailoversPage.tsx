import { Header, Page } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { multiclusterTranslationRef } from '../../translation';
import { FailoversContent } from './FailoversContent';

/** The Failovers page with a header of its own, for apps whose pages bring one. */
export function FailoversPage() {
  const { t } = useTranslationRef(multiclusterTranslationRef);
  return (
    <Page themeId="tool">
      <Header title={t('failovers.title')} />
      <FailoversContent />
    </Page>
  );
}
