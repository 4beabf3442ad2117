import type { Page } from 'playwright-core';

import type { DemoRole } from '../harness/shared-server.js';

export interface Shot {
  name: string;
  path: string;
  /** What is done on the page before the picture. */
  prepare?: (page: Page) => Promise<void>;
  /** The part of the page that is looked at; default: all of it. */
  only?: string;
}

const SETTLED_MS = 1200;

const settled = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(SETTLED_MS);
};

/** Follows the first link of a list whose address holds this. */
const openFirst =
  (address: string) =>
  async (page: Page): Promise<void> => {
    await page.locator(`main :is(li, td) a[href*="${address}"]`).first().click();
    await page.waitForURL((url) => url.pathname.includes(address) && !url.pathname.endsWith(address));
    await settled(page);
  };

/** The dialog behind the page's main action. */
const openDialog = async (page: Page): Promise<void> => {
  await page.locator('main header button').last().click();
  await page.getByRole('dialog').waitFor();
  await settled(page);
};

const press =
  (key: string) =>
  async (page: Page): Promise<void> => {
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
    await settled(page);
  };

async function begin(page: Page): Promise<void> {
  await page.locator('form button[type=submit], main button.primary').last().click();
  await page.getByRole('textbox').waitFor();
  await page.waitForTimeout(SETTLED_MS);
}

/** The latest debriefing left at its first turn of the learner's. */
async function fork(page: Page): Promise<void> {
  await openFirst('/sessions/')(page);
  await page.locator('li.turn.learner').first().hover();
  await page.locator('li.turn.learner button.way').first().click();
  await page.getByRole('textbox').waitFor();
  await page.waitForTimeout(SETTLED_MS);
}

async function forkAndCompare(page: Page): Promise<void> {
  await fork(page);
  const { pathname } = new URL(page.url());
  await page.goto(`${pathname.replace('/conversation/', '/sessions/')}/branches`);
  await settled(page);
}

async function openSheet(page: Page): Promise<void> {
  await openFirst('/sessions/')(page);
  await page.goto(`${new URL(page.url()).pathname}/sheet`);
  await settled(page);
}

const DAY_MS = 86_400_000;
const answersOf = {
  en: ['Paul', 'the kitchen that came late', 'You’ll have it by Friday.', 'agree on a new date'],
  fr: ['Paul', 'la cuisine livrée en retard', 'Ce sera fait vendredi.', 'convenir d’une nouvelle date'],
} as const;

/** The five answers in the language of the page, and the first kind of conversation there is. */
async function answer(page: Page): Promise<void> {
  const language = await page.evaluate<'en' | 'fr'>('document.documentElement.lang');
  const fields = page.locator('main form input[type=text]');
  for (const [index, text] of answersOf[language].entries()) await fields.nth(index).fill(text);
  const day = new Date(Date.now() - 5 * DAY_MS).toISOString().slice(0, 10);
  await page.locator('main form input[type=date]').fill(day);
  for (const group of (await page.getByRole('radiogroup').all()).slice(-2))
    await group.getByRole('radio').first().click();
}

async function answerWrongly(page: Page): Promise<void> {
  await answer(page);
  const fields = page.locator('main form input[type=text]');
  for (const [index, text] of ['MARTIN', '[…]', '« … »', ''].entries()) await fields.nth(index).fill(text);
  await page.locator('main form button[type=submit]').click();
}

async function tellCase(page: Page): Promise<void> {
  await answer(page);
  await page.locator('main form button[type=submit]').click();
  await page.locator('main dl').waitFor();
  await settled(page);
}

async function rehearseCase(page: Page): Promise<void> {
  await tellCase(page);
  await begin(page);
}

/** With a case told, and then asked whether it is to be deleted. */
async function askToDelete(page: Page): Promise<void> {
  await tellCase(page);
  await page.locator('main button.danger').click();
  await page.getByRole('dialog').waitFor();
}

async function listCases(page: Page): Promise<void> {
  await tellCase(page);
  await page.goto('/scenarios');
  await settled(page);
}

async function pause(page: Page): Promise<void> {
  await begin(page);
  await page.keyboard.press('ControlOrMeta+b');
  await page.getByRole('alertdialog').waitFor();
}

/** The sessions behind the first figure of a comparison. */
async function openFigure(page: Page): Promise<void> {
  await page.locator('main a[href*="/compare/behind"]').first().click();
  await page.locator('main details summary').first().click();
  await page.waitForTimeout(SETTLED_MS);
}

async function search(page: Page): Promise<void> {
  await press('ControlOrMeta+k')(page);
  await page.keyboard.type('re');
  await settled(page);
}

/** A session with its first skill open and a correction begun. */
async function correct(page: Page): Promise<void> {
  await openFirst('/review/sessions/')(page);
  await page.locator('main details summary').first().click();
  await page.locator('main details[open] li button.quiet').first().click();
  await settled(page);
}

const openTab =
  (index: number) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('tab').nth(index).click();
    await settled(page);
  };

const offer =
  (name: string, text: string) =>
  async (page: Page): Promise<void> => {
    await page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text, 'utf8') });
    await settled(page);
  };

const people = `name,email,site,team,role,language
Noor Aziz,noor.aziz@example.test,Lille,Service clients,learner,fr
,no-address,Lille,Nowhere,learner,fr
Ida Holm,ida.holm@example.test,Lyon,Ventes,captain,en
`;
const brokenPack = 'scenario:\n  id: half-written\n  title: {en: Half written}\n';

/** The page of a start that is not over, whatever the server says by now. */
async function pretendStart(page: Page): Promise<void> {
  const waitingFor = [{ name: 'demo', detail: 'Playing the demo: week 9 of 26', progress: 0.34 }];
  await page.route('**/health/ready', (route) =>
    route.fulfill({ status: 503, json: { ready: false, waitingFor }, contentType: 'application/json' }),
  );
  await page.goto('/starting');
  await page.waitForTimeout(SETTLED_MS);
}

export interface OneTimeLinks {
  invitation: string;
  passwordReset: string;
}

/** Pages that nobody needs to sign in for. */
export const bareShots = ({ invitation, passwordReset }: OneTimeLinks): readonly Shot[] => [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'forgotten', path: '/forgotten' },
  { name: 'invitation', path: new URL(invitation).pathname },
  { name: 'invitation-spent', path: '/invitation/spent' },
  { name: 'password-reset', path: new URL(passwordReset).pathname },
  { name: 'starting', path: '/starting', prepare: pretendStart },
];

/** What a server without a demo shows first. */
export const setupShots: readonly Shot[] = [{ name: 'setup', path: '/' }];

/** Every page of each role, and what opens on them. */
export const roleShots: Readonly<Record<DemoRole, readonly Shot[]>> = {
  learner: [
    { name: 'home', path: '/home' },
    { name: 'scenarios', path: '/scenarios' },
    { name: 'briefing', path: '/scenarios/unhappy-customer' },
    { name: 'conversation', path: '/scenarios/unhappy-customer', prepare: begin },
    { name: 'paused', path: '/scenarios/unhappy-customer', prepare: pause },
    { name: 'debriefing', path: '/sessions', prepare: openFirst('/sessions/') },
    { name: 'fork', path: '/sessions', prepare: fork },
    { name: 'two-ways', path: '/sessions', prepare: forkAndCompare },
    { name: 'sheet', path: '/sessions', prepare: openSheet },
    { name: 'case-new', path: '/cases/new' },
    { name: 'case-answered', path: '/cases/new', prepare: answer },
    { name: 'case-remarks', path: '/cases/new', prepare: answerWrongly },
    { name: 'case', path: '/cases/new', prepare: tellCase },
    { name: 'case-list', path: '/cases/new', prepare: listCases },
    { name: 'case-conversation', path: '/cases/new', prepare: rehearseCase },
    { name: 'case-delete', path: '/cases/new', prepare: askToDelete },
    { name: 'progress', path: '/progress' },
    { name: 'my-sessions', path: '/sessions' },
    { name: 'profile', path: '/profile' },
    { name: 'who-sees-what', path: '/who-sees-what' },
    { name: 'search', path: '/scenarios', prepare: search },
    { name: 'shortcuts', path: '/scenarios', prepare: press('?') },
    { name: 'not-found', path: '/no/such/page' },
  ],
  trainer: [
    { name: 'queue', path: '/review' },
    { name: 'queue-empty', path: '/review?from=2001-01-01&to=2001-01-02' },
    { name: 'review-session', path: '/review', prepare: openFirst('/review/sessions/') },
    { name: 'review-correct', path: '/review', prepare: correct },
    { name: 'assignments', path: '/assignments' },
    { name: 'assign', path: '/assignments', prepare: openDialog },
  ],
  manager: [
    { name: 'overview', path: '/overview' },
    { name: 'compare', path: '/compare' },
    { name: 'compare-behind', path: '/compare', prepare: openFigure },
    { name: 'compare-empty', path: '/compare?from=2020-01-01&to=2020-02-01' },
    { name: 'method', path: '/method' },
  ],
  author: [
    { name: 'studio', path: '/studio/scenarios' },
    { name: 'studio-scenario', path: '/studio/scenarios/unhappy-customer' },
    { name: 'studio-persona', path: '/studio/scenarios/unhappy-customer', prepare: openTab(1) },
    { name: 'studio-rules', path: '/studio/scenarios/unhappy-customer', prepare: openTab(2) },
    { name: 'studio-rubric', path: '/studio/scenarios/unhappy-customer', prepare: openTab(3) },
    { name: 'studio-difficulty', path: '/studio/scenarios/unhappy-customer', prepare: openTab(4) },
    { name: 'studio-versions', path: '/studio/scenarios/unhappy-customer', prepare: openTab(5) },
    { name: 'studio-import', path: '/studio/import' },
    { name: 'studio-import-checked', path: '/studio/import', prepare: offer('half-written.yaml', brokenPack) },
  ],
  admin: [
    { name: 'people', path: '/admin/people' },
    { name: 'people-none', path: '/admin/people?search=nobody-has-this-name' },
    { name: 'person', path: '/admin/people?search=trainer', prepare: openFirst('/admin/people/') },
    { name: 'add-person', path: '/admin/people/add' },
    { name: 'import-people', path: '/admin/people/import' },
    { name: 'import-checked', path: '/admin/people/import', prepare: offer('people.csv', people) },
    { name: 'places', path: '/admin/sites' },
    { name: 'programmes', path: '/admin/programmes' },
    { name: 'launch', path: '/admin/programmes', prepare: openDialog },
    { name: 'admin-assignments', path: '/admin/assignments' },
    { name: 'policy', path: '/admin/policy' },
  ],
};
