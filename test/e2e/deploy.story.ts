import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { approvals } from './deploy/approvals.ts';
import { deployments } from './deploy/deployments.ts';
import { looks } from './deploy/looks.ts';
import { Story } from './deploy/Story.ts';
import { templates } from './deploy/templates.ts';

describe('deploy', () => {
  let story: Story;
  const current = () => story;

  before(async () => {
    story = await Story.begin();
  });

  after(() => story?.end());

  describe('a service from a template', () => templates(current));
  describe('what was deployed', () => deployments(current));
  describe('a cluster from a template', () => approvals(current));
  describe('the screens', () => looks(current));

  it('threw nothing in the browser', () => {
    assert.deepEqual(story.pageErrors, []);
  });
});
