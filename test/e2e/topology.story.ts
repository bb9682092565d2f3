import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { denied } from './topology/denied.ts';
import { details } from './topology/details.ts';
import { finding } from './topology/finding.ts';
import { fleetPages } from './topology/fleetPages.ts';
import { live } from './topology/live.ts';
import { looks } from './topology/looks.ts';
import { outage } from './topology/outage.ts';
import { reading } from './topology/reading.ts';
import { Story } from './topology/Story.ts';

describe('topology', () => {
  let story: Story;
  const current = () => story;

  before(async () => {
    story = await Story.begin();
  });

  after(() => story?.end());

  describe('the picture', () => reading(current));
  describe('the details', () => details(current));
  describe('finding one’s way', () => finding(current));
  describe('the live page', () => live(current));
  describe('a cluster that goes away', () => outage(current));
  describe('the fleet', () => fleetPages(current));
  describe('the screens', () => looks(current));
  describe('without permission', () => denied(current));

  it('threw nothing in the browser', () => {
    assert.deepEqual(story.pageErrors, []);
  });
});
