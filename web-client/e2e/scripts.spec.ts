import { expect, test, type Page } from '@playwright/test';
import { command, signIn } from './workspace';

const commune = '25014';

/** Each would call `x()` if a page took it for more than words. */
const payloads = [
  '<script>x()</script>',
  '<ScRiPt>x()</sCrIpT>',
  '"><script>x()</script>',
  "'><script>x()</script>",
  '</title><script>x()</script>',
  '</textarea><script>x()</script>',
  '<img src=x onerror=x()>',
  '"><img src=x onerror=x()>',
  "'><img src=x onerror=x()>",
  '<img src=x onerror="x()"//',
  '<svg onload=x()>',
  '<svg/onload=x()>',
  '<svg><script>x()</script></svg>',
  '<body onload=x()>',
  '<details open ontoggle=x()>',
  '<input autofocus onfocus=x()>',
  '<select autofocus onfocus=x()>',
  '<video><source onerror=x()></video>',
  '<audio src=x onerror=x()>',
  '<iframe srcdoc="<script>parent.x()</script>">',
  '<iframe src=javascript:parent.x()>',
  '<a href=javascript:x()>clic</a>',
  '<a href="java&#115;cript:x()">clic</a>',
  '<math><mtext><script>x()</script></mtext></math>',
  '<object data=javascript:x()>',
  '<embed src=javascript:x()>',
  '<marquee onstart=x()>',
  '<style>@import "javascript:x()"</style>',
  '<link rel=stylesheet href=javascript:x()>',
  '<meta http-equiv=refresh content="0;javascript:x()">',
  '<form action=javascript:x()><button>clic</button></form>',
  '" onmouseover="x()',
  "' onmouseover='x()",
  '" autofocus onfocus="x()',
  'javascript:x()',
  '{{constructor.constructor("x()")()}}',
  '${x()}',
  '`-x()-`',
  '&lt;script&gt;x()&lt;/script&gt;',
  '&#60;script&#62;x()&#60;/script&#62;',
  '\\u003cscript\\u003ex()\\u003c/script\\u003e',
  '%3Cscript%3Ex()%3C/script%3E',
  '<!--><script>x()</script>',
  '<![CDATA[<script>x()</script>]]>',
  '<<script>x()//<</script>',
  '<script\n>x()</script>',
  '<img\tsrc=x\tonerror=x()>',
  '<isindex action=javascript:x()>',
  '<noscript><img src=x onerror=x()></noscript>',
  '<template><script>x()</script></template>',
  '<x contenteditable autofocus onfocus=x()>',
  '<button popovertarget=y>clic</button><div popover id=y onbeforetoggle=x()>',
  '</script><script>x()</script>',
  '\u2028<script>x()</script>',
  '<scr<script>ipt>x()</scr</script>ipt>',
  '<img src="x:x" onerror="x()">',
  '<base href="javascript:x()//">',
  '<svg><animate onbegin=x() attributeName=x dur=1s>',
  '<p style="animation:x" onanimationstart=x()>',
  '<table background=javascript:x()>',
];

const ran = (page: Page) => page.evaluate(() => (globalThis as { ran?: number }).ran ?? 0);

test('words that would be programs are shown as words', async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(globalThis, { ran: 0, x: () => Object.assign(globalThis, { ran: 1 }) });
  });
  await signIn(page);
  for (const [place, payload] of payloads.entries()) {
    await command(page, '/campaign/activities', { nisCode: commune, kind: 'awarenessAction', on: '2026-03-10', summary: payload });
    if (payload.length <= 100 && !/[\n\t\u2028]/.test(payload)) {
      await command(page, '/governance/mandates', { area: commune, role: 'member', person: { displayName: payload } });
    }
    if (place % 6 === 0) await command(page, '/keys', { name: payload.slice(0, 60), role: 'member', communes: [commune] });
  }

  const shown: [string, string][] = [
    [`/communes/${commune}/journal`, '<img src=x onerror=x()>'],
    [`/communes/${commune}/comite`, '<svg onload=x()>'],
    [`/communes/${commune}`, ''],
    [`/changements?commune=${commune}&du=2026-01-01`, ''],
    ['/comptes', '<script>x()</script>'],
    ['/modifications', ''],
    ['/mes-actions', ''],
    ['/donnees-personnelles', ''],
  ];
  for (const [path, words] of shown) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    if (words) await expect(page.getByText(words, { exact: true }).first()).toBeVisible();
    expect(await ran(page), path).toBe(0);
  }
});

test('a script within a page does not run, because the page forbids it, and would otherwise', async ({ browser, baseURL }) => {
  const planted = async (withPolicy: boolean) => {
    const context = await browser.newContext({ baseURL });
    const page = await context.newPage();
    await page.route('**/connexion', async (route) => {
      const response = await route.fetch();
      const headers = response.headers();
      expect(headers['content-security-policy']).toBeTruthy();
      if (!withPolicy) delete headers['content-security-policy'];
      await route.fulfill({ response, headers, body: (await response.text()).replace('<body', '<script>globalThis.ran = 1</script><body') });
    });
    await page.goto('/connexion');
    const found = await ran(page);
    await context.close();
    return found;
  };
  expect(await planted(true)).toBe(0);
  expect(await planted(false)).toBe(1);
});
