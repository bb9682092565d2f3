import { readChaosOptions, usage } from './options.ts';
import { playChaos } from './playChaos.ts';

async function main(args: string[]): Promise<void> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage);
    return;
  }
  const options = readChaosOptions(args);
  console.log(`Seed ${options.seed}`);
  const { failures, tally } = await playChaos(options);
  console.log(tally.toString());
  for (const failure of failures) console.error(`\nVIOLATED\n${failure}`);
  if (failures.length > 0) process.exitCode = 1;
}

main(process.argv.slice(2)).catch(error => {
  console.error(error.message);
  process.exitCode = 1;
});
