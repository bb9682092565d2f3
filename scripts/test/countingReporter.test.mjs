import assert from 'node:assert/strict';
import { it } from 'node:test';
import countingReporter from './countingReporter.mjs';

it('counts tests and not the suites around them', async () => {
  const events = [
    { type: 'test:pass', data: { name: 'a' } },
    { type: 'test:pass', data: { name: 's', details: { type: 'suite' } } },
    { type: 'test:pass', data: { name: 'later', skip: true } },
    {
      type: 'test:fail',
      data: { name: 'b', details: { error: { message: 'not equal' } } },
    },
    { type: 'test:fail', data: { name: 't', details: { type: 'suite' } } },
    { type: 'test:stdout', data: { message: 'x' } },
  ];
  let text = '';
  for await (const chunk of countingReporter(events)) text += chunk;
  assert.deepEqual(JSON.parse(text), {
    passed: 1,
    failed: 1,
    skipped: 1,
    failures: ['b\nnot equal'],
  });
});
