import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Fails for what axe calls serious or critical in the suite's own part of the page: the sidebar and the header are Backstage's. */
export async function assertAccessible(
  page: Page,
  options: { within?: string } = {},
): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .include(options.within ?? 'main, article')
    .analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(node => node.html.slice(0, 120)).join(' | ')}`,
    );
  assert.deepEqual(serious, []);
}
