import { expect, type Page } from '@playwright/test';
import { planter, type Planted } from './payloads';
import { command, day as on } from './workspace';

/** A commune in which everything is there once, and each text of it is a program in disguise. */
export const spoken = '62096';
const mentor = '92003';

/** The ids that pages are addressed with, and what was written where. */
export interface Spoken {
  planted: Planted;
  ids: Record<'accompaniment' | 'assessment' | 'edition' | 'grid' | 'upload' | 'partnerUpload' | 'pair' | 'request' | 'partner' | 'activity' | 'activityVersion' | 'withdrawn' | 'majority' | 'award', string>;
}

interface Found {
  version: number;
  items: Record<string, unknown>[];
  [name: string]: unknown;
}

/** Writes into each text that a command takes, once. */
export async function speak(page: Page): Promise<Spoken> {
  const { planted, text, address } = planter();
  const read = async (path: string) => {
    const response = await page.request.get(`/api/v1${path}`);
    expect(response.ok(), `${path}: ${String(response.status())}`).toBe(true);
    return (await response.json()) as Found;
  };
  const make = async (path: string, body: unknown, version?: number) => String((await command(page, path, body, version)).id);
  // What was read last may be a moment behind.
  const change = async (read_: string, path: string, body: unknown, method?: 'put' | 'patch') =>
    command(page, path, body, (await read(read_)).version, method);

  // The diary.
  const fact = { nisCode: spoken, kind: 'committeeMeeting', on: on(20) };
  const activity = await make('/campaign/activities', {
    ...fact,
    summary: text('recordActivity summary'),
    sourceUrl: address('recordActivity sourceUrl'),
    sourceText: text('recordActivity sourceText'),
  });
  await change(`/campaign/activities/${activity}`, `/campaign/activities/${activity}`, { kind: fact.kind, on: on(21), summary: text('correctActivity summary'), sourceText: text('correctActivity sourceText'), reason: text('correctActivity reason') }, 'put');
  const withdrawn = await make('/campaign/activities', { ...fact, on: on(22), summary: text('withdrawn summary') });
  await change(`/campaign/activities/${withdrawn}`, `/campaign/activities/${withdrawn}/withdrawal`, { reason: text('withdrawActivity reason') });

  const majority = await make(`/campaign/communes/${spoken}/majorityChanges`, { on: on(3), support: 'reserved', college: text('recordMajorityChange college'), sourceUrl: address('recordMajorityChange sourceUrl') });

  // An award: its rules, a nomination and why that is not admitted.
  const words = (what: string) => ({ fr: text(`planAward ${what}`), de: text(`planAward ${what} de`) });
  const award = await make('/campaign/awards', {
    rules: {
      name: words('name'),
      text: words('text'),
      categories: [{ code: '1', label: words('category'), laureates: 1 }],
      criteria: [{ code: '1', label: words('criterion'), weight: 1, help: words('help') }],
      mostPoints: 10,
      leastSheets: 1,
      nominationsUntil: on(),
      scoringUntil: on(),
    },
  });
  await command(page, `/campaign/awards/${award}/call`, undefined, 1);
  const nomination = await make(`/campaign/awards/${award}/nominations`, {
    nisCode: spoken, category: '1', title: text('nominate title'), text: text('nominate text'), facts: [activity],
  });
  await command(page, `/campaign/awards/${award}/nominations/${nomination}/screening`, { admitted: false, reason: text('screenNomination reason') }, 1);

  // The commune and its title.
  const commune = `/campaign/communes/${spoken}`;
  await change(commune, `${commune}/populations`, { population: 64_000, on: on(30), source: text('recordPopulation source') });
  await change(commune, `${commune}/names`, { nameFr: text('renameCommune nameFr'), nameDe: text('renameCommune nameDe'), on: on(5), reason: text('renameCommune reason') });
  const file = `${commune}/titleFile`;
  await change(file, `${file}/resolutions`, { on: on(60), products: [text('recordCouncilResolution products'), 'thé'], sourceUrl: address('recordCouncilResolution sourceUrl'), sourceText: text('recordCouncilResolution sourceText') });
  const [step] = (await read(file)).allowedSteps as string[];
  await change(file, `${file}/steps`, { step, on: on(2), sourceText: text('recordTitleStep sourceText'), sourceUrl: address('recordTitleStep sourceUrl'), reason: text('recordTitleStep reason'), publicNote: text('recordTitleStep publicNote') });
  await change(file, `${file}/deadline`, { dueOn: on(-100), reason: text('setTitleDeadline reason') }, 'put');

  // A warning, an accompaniment, a mentoring pair.
  const alertId = await make(`${commune}/helpCalls`, { causes: ['budget'], wish: 'visit' });
  const accompaniment = await make('/campaign/accompaniments', { alertId });
  const profile = `/learning/mentoringProfiles/${mentor}`;
  await expect.poll(async () => (await page.request.get(`/api/v1${profile}`)).ok(), { timeout: 60_000 }).toBe(true);
  await change(profile, `${profile}/offer`, { canGive: ['shops'], needs: [], capacity: 2, languages: ['fr'], maxDistanceKm: 300, consent: true });
  const requests = () => read(`/learning/mentoringRequests?commune=${spoken}`);
  await expect.poll(async () => (await requests()).items.length, { timeout: 60_000 }).toBeGreaterThan(0);
  const requestId = String((await requests()).items[0]?.requestId);
  const request = `/learning/mentoringRequests/${requestId}`;
  await change(request, `${request}/diagnoses`, { questionnaire: 1, answers: { budget1: 4 } });
  const proposalId = await make('/learning/mentoringProposals', {});
  await change(request, `${request}/approval`, { proposalId });
  await change(request, `${request}/acceptance`, { side: 'mentor' });
  await change(request, `${request}/acceptance`, { side: 'mentee' });
  const pairId = String((await read(request)).pairId);
  const pair = `/learning/mentoringPairs/${pairId}`;
  await change(pair, `${pair}/agreement`, { goals: [{ text: text('agreeOnMentoring goals'), criterion: 'shops' }], rhythmDays: 45 });
  await change(pair, `${pair}/sessions`, { on: on(0), kind: 'visit', outcome: 'progress', text: text('recordMentoringSession text') });

  // A Fair-ô-mètre with a grid of its own.
  const all = (name: string) => ({ fr: text(`${name} fr`), de: text(`${name} de`) });
  const { content } = (await read('/campaign/fairOMeter/grids/1')) as unknown as { content: Grid };
  const scale = content.criteria[0]?.questions.find((question) => question.kind === 'scale');
  content.label = all('publishGrid label');
  for (const question of [content.criteria[0]?.questions[0], scale]) {
    if (!question) continue;
    question.text = all(`publishGrid ${question.code} text`);
    question.help = { why: all(`publishGrid ${question.code} why`), examples: all(`publishGrid ${question.code} examples`), evidence: all(`publishGrid ${question.code} evidence`) };
    for (const option of question.options ?? []) option.label = all(`publishGrid ${question.code} option ${String(option.value ?? option.points)}`);
  }
  await change('/campaign/fairOMeter/grids', '/campaign/fairOMeter/grids', { grid: content });
  const grid = String(Math.max(...(await read('/campaign/fairOMeter/grids')).items.map((item) => Number(item.grid))));
  const edition = 'parole';
  await make('/campaign/fairOMeter/editions', { code: edition, label: all('openEdition label'), grid: Number(grid), opensOn: on(0), closesOn: on(-90), nisCodes: [spoken] });
  const assessment = `${edition}-${spoken}`;
  const answers = `/campaign/fairOMeter/assessments/${assessment}`;
  interface Question { code: string; version: number; proposal?: unknown }
  const questions = async () => (await read(answers)).questions as Question[];
  const [first] = await questions();
  await command(page, `${answers}/answers/${first?.code ?? ''}`, { notApplicable: text('answerQuestion notApplicable'), evidenceUrl: address('answerQuestion evidenceUrl') }, first?.version, 'put');
  const proposed = (await questions()).find((question) => question.proposal && question.code !== first?.code);
  if (proposed) await command(page, `${answers}/answers/${proposed.code}/rejection`, { reason: text('rejectProposal reason') }, proposed.version);
  for (const question of (await read(answers)).questions as (Question & { answer?: unknown })[]) {
    if (question.answer === undefined) await command(page, `${answers}/answers/${question.code}`, { notApplicable: 'Sans objet' }, question.version, 'put');
  }
  await change(answers, `${answers}/submission`, { confirmed: true });
  await change(answers, `${answers}/return`, { reason: text('returnAssessment reason') });

  // Partners.
  const partner = await make('/partners/partners', { kind: 'shop', nisCode: spoken, name: text('registerPartner name'), address: text('registerPartner address'), products: [text('registerPartner products')], notADuplicate: true });
  await make('/partners/pledges', { partnerId: partner, products: [text('confirmPledge products'), 'thé'], evidence: address('confirmPledge evidence'), visibilityShown: true, since: on(10) });

  // The committee, its tasks, keys, accounts, the campaign.
  await make('/governance/mandates', { area: spoken, role: 'volunteer', person: { displayName: text('giveMandate displayName'), language: 'fr' } });
  const { mandates } = (await read(`/governance/committees/${spoken}`)) as unknown as { mandates: { personId: string }[] };
  await make('/governance/assignments', { area: spoken, personId: mandates[0]?.personId, text: text('giveAssignment text'), dueOn: on(-10), email: 'benevole@example.org' });
  await make('/keys', { name: text('createKey name'), role: 'member', communes: [spoken] });
  const { inForce } = (await read('/campaign/targets')) as unknown as { inForce: { brackets: unknown } };
  await change('/campaign/targets', '/campaign/targets', { validFrom: on(-40), provisional: true, brackets: inForce.brackets, label: all('reviseTargets label'), reason: text('reviseTargets reason') }, 'put');
  const [recommendation] = (await read('/campaign/recommendations')).items as unknown as { code: string; version: number; keyActions: { code: string; id?: string }[] }[];
  await command(page, `/campaign/recommendations/${recommendation?.code ?? ''}/progress`, { keyAction: recommendation?.keyActions[0]?.code, status: 'underway', on: on(1), note: text('recordRecommendationProgress note'), evidenceUrl: address('recordRecommendationProgress evidenceUrl') }, recommendation?.version);

  // Files.
  const upload = async (path: string, file_: string) => {
    const response = await page.request.post(`/api/v1${path}`, { data: file_, headers: { 'Content-Type': 'text/csv; charset=utf-8', 'X-Requested-With': 'journey', 'Idempotency-Key': `file-${path}-${String(Date.now())}` } });
    expect(response.ok(), `${path}: ${await response.text()}`).toBe(true);
    return String(((await response.json()) as { href: string }).href.split('/').at(-1));
  };
  const cell = (words: string) => `"${words.replaceAll('"', '""')}"`;
  const partnerUpload = await upload('/partners/imports', `name,kind,nis\n${cell(text('a file’s name of a partner'))},shop,${spoken}\n${cell(text('a file’s kind of a partner'))},${cell(text('a file’s unknown kind'))},${spoken}\n`);
  const communeUpload = await upload('/campaign/communeImports?populationOn=2026-01-01', `nis,name_fr,region,language,population,lat,lon\n62063,${cell(text('a file’s name of a commune'))},Région wallonne,fr,200000,50.63,5.57\n`);

  const version = String((await read(`/campaign/activities/${activity}`)).version);
  return { planted, ids: { accompaniment, assessment, edition, grid, upload: communeUpload, partnerUpload, pair: pairId, request: requestId, partner, activity, activityVersion: version, withdrawn, majority, award } };
}

interface Grid {
  label: unknown;
  criteria: { questions: { code: string; kind: string; text: unknown; help: unknown; options?: { label: unknown; value?: unknown; points?: unknown }[] }[] }[];
}
