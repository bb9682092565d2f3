import { launchChromium } from './support/chromium.ts';
import { newContext } from './e2e/support/newContext.ts';
async function main() {
  const browser = await launchChromium();
  for (const theme of process.argv[2].split(',')) {
    const context = await newContext(browser);
    const page = await context.newPage();
    await page.setViewportSize({ width: 1400, height: 1000 });
    await page.goto('http://localhost:3000');
    await page.evaluate(t => localStorage.setItem('theme', t), theme);
    await page.reload(); page.on('console', m => m.type() === 'error' && console.log(m.text().slice(0, 300))); await page.waitForTimeout(4000); console.log((await page.locator('body').innerText()).slice(0, 400));
    const enter = page.getByRole('button', { name: 'Enter' }); if (await enter.count()) await enter.click();
    await page.waitForTimeout(1500);
    await page.goto('http://localhost:3000/catalog/default/component/podinfo/failover?from=east&to=west');
    await page.waitForTimeout(6000);
    await page.screenshot({ path: `/tmp/farm/look-${theme}-plan.png`, fullPage: true });
    await page.goto('http://localhost:3000/failovers');
    await page.waitForTimeout(3000);
    const b = page.getByRole('button', { name: /Evacuate/ }).first();
    if (await b.count()) {
      await b.click();
      await page.waitForTimeout(1500);
      const dialog = page.getByRole('dialog');
      const em = dialog.getByText(/Emergency/i).first();
      if (await em.count()) await em.click().catch(() => {});
      await page.waitForTimeout(4000);
    }
    await page.screenshot({ path: `/tmp/farm/look-${theme}-evacuate.png` });
    await page.goto('http://localhost:3000/catalog/default/component/podinfo');
    await page.waitForTimeout(5000);
    await page.screenshot({ path: `/tmp/farm/look-${theme}-card.png`, fullPage: true });
    await context.close();
  }
  await browser.close();
}
main().then(() => process.exit(0), e => { console.error(e); process.exit(1); });
