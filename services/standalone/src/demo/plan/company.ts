import type { SkillId } from '@repartee/proto';

/** A team as the story has it: whom its members talk to, and how much they rehearse. */
export interface TeamStory {
  name: string;
  site: string;
  learners: number;
  /** How often its members rehearse each scenario, relative to one another. */
  mix: Readonly<Record<string, number>>;
  /** Sessions a week for each learner. */
  pace: number;
}

export interface SiteStory {
  name: string;
  /** What its people can do at first, from 0 to 1. */
  start: number;
  /** What they gain with practice, on the same scale. */
  gain: number;
  /** Share of conversations in French. */
  french: number;
  /** What its people do better or worse than the rest of what they do, on the same scale. */
  strengths: Partial<Record<SkillId, number>>;
}

export interface CompanyStory {
  key: string;
  name: string;
  timeZone: string;
  language: 'en' | 'fr';
  /** Accounts are <role>@<domain>. */
  domain: string;
  sites: readonly SiteStory[];
  teams: readonly TeamStory[];
  /** What its catalogue offers. */
  scenarioIds: readonly string[];
}

/** The scenarios that the stories are written for. */
export const storyScenarios = [
  'unhappy-customer',
  'demotivated-employee',
  'reprimand',
  'reorganisation',
  'purchasing-director',
  'job-interview',
  'annual-review',
  'secure-a-meeting',
] as const;

const service = { 'unhappy-customer': 6, 'purchasing-director': 1, reprimand: 1 };
const sales = { 'purchasing-director': 6, 'unhappy-customer': 2, 'secure-a-meeting': 4, 'job-interview': 1 };
const leaders = { 'demotivated-employee': 4, reprimand: 3, reorganisation: 3, 'annual-review': 3, 'job-interview': 2 };
const mixed = { 'unhappy-customer': 3, 'job-interview': 3, 'demotivated-employee': 2, reorganisation: 1 };

/** The main organisation. Lille learns most, Lyon rehearses the hardest scenarios, Nantes rehearses least. */
export const valmeron: CompanyStory = {
  key: 'valmeron',
  name: 'Valmeron',
  timeZone: 'Europe/Paris',
  language: 'fr',
  domain: 'demo.repartee.test',
  scenarioIds: storyScenarios,
  sites: [
    { name: 'Lille', start: 0.3, gain: 0.42, french: 0.7, strengths: { listening: 0.1, holding: -0.08 } },
    { name: 'Lyon', start: 0.42, gain: 0.3, french: 0.6, strengths: { holding: 0.12, listening: -0.06 } },
    { name: 'Nantes', start: 0.38, gain: 0.16, french: 0.85, strengths: { engaging: 0.08, agreeing: -0.1 } },
  ],
  teams: [
    { name: 'Service clients Lille', site: 'Lille', learners: 14, mix: service, pace: 1.02 },
    { name: 'Ventes Nord', site: 'Lille', learners: 12, mix: sales, pace: 0.88 },
    { name: 'Encadrement Lille', site: 'Lille', learners: 11, mix: leaders, pace: 0.88 },
    { name: 'Service clients Lyon', site: 'Lyon', learners: 13, mix: service, pace: 0.8 },
    { name: 'Grands comptes', site: 'Lyon', learners: 12, mix: sales, pace: 1.07 },
    { name: 'Encadrement Lyon', site: 'Lyon', learners: 10, mix: leaders, pace: 0.84 },
    { name: 'Service clients Nantes', site: 'Nantes', learners: 13, mix: mixed, pace: 0.76 },
    { name: 'Agences Ouest', site: 'Nantes', learners: 11, mix: service, pace: 0.58 },
  ],
};

/** The other organisation: nobody of the first one may see anything of it, and the reverse. */
export const harrowgate: CompanyStory = {
  key: 'harrowgate',
  name: 'Harrowgate Homes',
  timeZone: 'Europe/Dublin',
  language: 'en',
  domain: 'harrowgate.repartee.test',
  scenarioIds: storyScenarios,
  sites: [
    { name: 'Dublin', start: 0.4, gain: 0.25, french: 0, strengths: {} },
    { name: 'Cork', start: 0.35, gain: 0.3, french: 0, strengths: { exploring: 0.08 } },
  ],
  teams: [
    { name: 'Tenant services', site: 'Dublin', learners: 7, mix: service, pace: 0.2 },
    { name: 'Property managers', site: 'Dublin', learners: 6, mix: leaders, pace: 0.2 },
    { name: 'Lettings', site: 'Cork', learners: 7, mix: mixed, pace: 0.2 },
  ],
};
