import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { BlackHole } from './BlackHole.ts';
import { FileLock } from './FileLock.ts';
import { isFree, portFrom } from './ports.ts';
import { commandOf, RememberedProcess, run, waitFor } from './processes.ts';

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fleet-'));
after(() => fs.rmSync(dir, { recursive: true, force: true }));

/** A process that does nothing for as long as it may. */
function idle(marker: string): number {
  const script = 'setInterval(() => {}, 1000)';
  const child = spawn(process.execPath, ['-e', script, marker], {
    stdio: 'ignore',
    detached: true,
  });
  child.unref();
  return child.pid!;
}

describe('RememberedProcess', () => {
  it('stops what it remembers, and nothing of it is left afterwards', async () => {
    const pid = idle('marker-a');
    const remembered = new RememberedProcess({
      pidFile: path.join(dir, 'a.pid'),
      marker: 'marker-a',
    });
    remembered.remember(pid);
    await waitFor('the process', async () => remembered.pid() === pid, {
      timeoutMs: 5000,
    });
    await remembered.stop({ graceMs: 1000 });
    assert.equal(commandOf(pid), undefined);
    assert.equal(fs.existsSync(remembered.pidFile), false);
  });

  it('leaves a process alone that only has the number', async () => {
    const pid = idle('somebody-else');
    const remembered = new RememberedProcess({
      pidFile: path.join(dir, 'b.pid'),
      marker: 'marker-b',
    });
    remembered.remember(pid);
    assert.equal(remembered.pid(), undefined);
    await remembered.stop({ graceMs: 0 });
    await sleep(100);
    assert.match(commandOf(pid) ?? '', /somebody-else/);
    process.kill(pid, 'SIGKILL');
  });

  it('makes nothing of a file that is not there or not a number', () => {
    const pidFile = path.join(dir, 'c.pid');
    const remembered = new RememberedProcess({ pidFile, marker: '' });
    assert.equal(remembered.pid(), undefined);
    fs.writeFileSync(pidFile, 'half a wri');
    assert.equal(remembered.pid(), undefined);
  });
});

describe('FileLock', () => {
  const file = path.join(dir, 'lock');

  it('has one holder, who is named to the next', () => {
    const first = new FileLock(file);
    assert.equal(first.tryTake(), undefined);
    assert.equal(new FileLock(file).tryTake()?.pid, process.pid);
    first.release();
    assert.equal(new FileLock(file).tryTake(), undefined);
    first.release();
  });

  for (const [what, content] of [
    [
      'a process that has died',
      JSON.stringify({ pid: 2 ** 22 + 1, command: 'node start.ts' }),
    ],
    [
      'another process under the same number',
      JSON.stringify({ pid: process.pid, command: 'before the reboot' }),
    ],
    ['half a write', '{"pid":'],
  ]) {
    it(`is not held by ${what}`, () => {
      fs.writeFileSync(file, content);
      assert.equal(new FileLock(file).tryTake(), undefined);
      fs.rmSync(file);
    });
  }
});

describe('ports', () => {
  it('names each taken port and takes the next free one', async () => {
    const hole = await BlackHole.listen(0);
    const wanted = hole.port;
    const taken: number[] = [];
    const port = await portFrom(wanted, p => taken.push(p));
    assert.equal(taken[0], wanted);
    assert.ok(port > wanted);
    assert.equal(await isFree(port), true);
    await hole.close();
    assert.equal(await isFree(wanted), true);
  });
});

describe('BlackHole', () => {
  it('accepts, and never answers', async () => {
    const hole = await BlackHole.listen(0);
    const socket = net.connect(hole.port, '127.0.0.1');
    let said = 0;
    socket.on('data', () => (said += 1));
    socket.on('error', () => {});
    socket.write('GET / HTTP/1.1\r\n\r\n');
    await waitFor('the connection', async () => hole.connections === 1, {
      timeoutMs: 2000,
    });
    await sleep(200);
    assert.equal(said, 0);
    assert.equal(socket.destroyed, false);
    await hole.close();
    await waitFor('the end', async () => socket.destroyed, { timeoutMs: 2000 });
  });
});

describe('run', () => {
  it('gives the output, and rejects with what the command said', async () => {
    assert.equal(await run('cat', [], { input: 'in' }), 'in');
    await assert.rejects(
      run('sh', ['-c', 'echo no >&2; exit 3']),
      /ended with 3: no/,
    );
    await assert.rejects(run('no-such-command-here', []), /ENOENT/);
  });

  it('ends a command that takes too long', async () => {
    await assert.rejects(
      run('sleep', ['30'], { timeoutMs: 200 }),
      /did not end in time/,
    );
  });
});
