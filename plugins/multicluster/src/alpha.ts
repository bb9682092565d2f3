/**
 * Translations of the multi-cluster plugin.
 *
 * @packageDocumentation
 */
export { multiclusterTranslationRef } from './translation';
