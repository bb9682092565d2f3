import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A real Chromium: the one that `CHROMIUM_PATH` names, else the one of `@sparticuz/chromium`, which is unpacked into `.run/chromium`
 * once and brings the libraries and a font that plain machines lack.
 */
export async function launchChromium(): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH;
  if (own) {
    return chromium.launch({ executablePath: own, args: ARGS });
  }
  const folder = await unpack();
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: ARGS,
    env: {
      ...(process.env as Record<string, string>),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), folder].join(':'),
    },
  });
}

async function unpack(): Promise<string> {
  const entry = createRequire(join(process.cwd(), 'package.json')).resolve(
    '@sparticuz/chromium',
  );
  const packageFolder = dirname(dirname(entry));
  const { version } = JSON.parse(
    await readFile(join(packageFolder, 'package.json'), 'utf8'),
  );
  const folder = join(process.cwd(), '.run', 'chromium', version);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  try {
    await inflateInto(unfinished, packageFolder);
    await writeFile(join(unfinished, 'fonts.conf'), fontsConf(folder));
    await rename(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return folder;
}

/** The package unpacks to where `TMPDIR` points, hence a process of its own. */
async function inflateInto(
  folder: string,
  packageFolder: string,
): Promise<void> {
  const archives = ['chromium', 'fonts.tar', 'swiftshader.tar', 'al2023.tar'];
  const script = `
    const { inflate } = await import(process.argv[1]);
    for (const archive of process.argv.slice(2)) await inflate(archive);
  `;
  await promisify(execFile)(
    process.execPath,
    [
      ...['--input-type=module', '--eval', script],
      pathToFileURL(join(packageFolder, 'build', 'index.js')).href,
      ...archives.map(name => join(packageFolder, 'bin', `${name}.br`)),
    ],
    { env: { ...process.env, TMPDIR: folder } },
  );
}

/** The machine's fonts where there are any, and the one of the package in any case. */
function fontsConf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}
