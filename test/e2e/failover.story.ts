import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { blueprint } from './failover/blueprint.ts';
import { dryRun } from './failover/dryRun.ts';
import { looks } from './failover/looks.ts';
import { Story } from './topology/Story.ts';

describe('failover', () => {
  let story: Story;
  const current = () => story;

  before(async () => {
    story = await Story.begin();
  });

  after(() => story?.end());

  describe('a dry run', () => dryRun(current));
  describe('a cluster that fails and returns', () => blueprint(current));
  describe('the screens', () => looks(current));

  it('threw nothing in the browser', () => {
    assert.deepEqual(story.pageErrors, []);
  });
});
