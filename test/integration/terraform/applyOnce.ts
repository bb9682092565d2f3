/** Applies a plan in a process of its own, which a test kills: `node applyOnce.ts FOLDER BINARY HASH SECONDS`. */
import { TerraformBed } from './TerraformBed.ts';

const [folder, binary, planHash, seconds] = process.argv.slice(2);

TerraformBed.reopen(folder, binary)
  .step(
    { command: 'apply', planHash },
    {
      seconds: Number(seconds),
      onLine: line => process.stdout.write(`${line}\n`),
    },
  )
  .then(
    () => process.exit(0),
    error => {
      process.stderr.write(`${error.message}\n`);
      process.exit(1);
    },
  );
