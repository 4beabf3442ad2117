import type { AccessTokens, Clock, Feed, Ids, Journal, KeyHolder, Keys, Log, Randomness } from '@repartee/kernel';
import { Destruction, LocalReadModel } from '@repartee/kernel';

import { openCredentials } from './credentials/credentials.database.js';
import { Credentials } from './credentials/credentials.js';
import type { HashingCost } from './credentials/password-hasher.js';
import { PasswordHasher } from './credentials/password-hasher.js';
import { secretFile } from './credentials/secret-file.js';
import { ImportService } from './import/import.service.js';
import { Invitations } from './import/invitations.js';
import { LetterQueue } from './links/letter-queue.js';
import { LinksService } from './links/links.service.js';
import type { Portal } from './links/portal.js';
import type { MailSettings } from './mail/mailer.js';
import { NoMailer, SmtpMailer } from './mail/mailer.js';
import { OrganisationsService } from './organisations/organisations.service.js';
import { eraseAgain } from './people/erased-again.js';
import { Erasure } from './people/erasure.js';
import { PeopleQueries } from './people/people.queries.js';
import { PeopleService } from './people/people.service.js';
import { PlacesService } from './places/places.service.js';
import { ProgrammesQueries } from './programmes/programmes.queries.js';
import { ProgrammesService } from './programmes/programmes.service.js';
import { directoryReadModel } from './read-model/directory.read-model.js';
import { OrganisationsRepository } from './read-model/organisations.repository.js';
import { PeopleRepository } from './read-model/people.repository.js';
import { PlacesRepository } from './read-model/places.repository.js';
import { Profiles } from './read-model/profiles.js';
import { ProgrammesRepository } from './read-model/programmes.repository.js';
import { Seeder } from './seed/seeder.js';
import { SetupService } from './setup/setup.service.js';
import type { SetupSettings } from './setup/setup-token.js';
import { SetupToken } from './setup/setup-token.js';
import { AccountService } from './sign-in/account.service.js';
import type { Limits } from './sign-in/attempt-limits.js';
import { AttemptLimits } from './sign-in/attempt-limits.js';
import { Entries } from './sign-in/entries.js';
import { Identities } from './sign-in/identities.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { DirectoryWriter } from './writing/directory-writer.js';

export interface DirectoryOptions {
  paths: {
    /** SQLite file of passwords, links and renewals. */
    credentials: string;
    /** The secret under which addresses are looked up; made where it does not exist. */
    emailSecret: string;
    /** SQLite file of the lookups. */
    readModel: string;
  };
  /** Where people open the product; links in invitations begin with it. */
  portal: Portal;
  /** Links are shown to copy where it is absent. */
  mail?: MailSettings;
  /** Whoever comes first sets it up where it is absent. */
  setup?: SetupSettings;
  limits?: Limits;
  hashing?: HashingCost;
}

export interface DirectoryPorts {
  journal: Journal;
  feed: Feed;
  keys: Keys;
  clock: Clock;
  ids: Ids;
  randomness: Randomness;
  tokens: AccessTokens;
  log: Log;
}

/** The directory as a whole: what its routes use, and what starts in the same process may use. */
export interface Directory {
  organisations: OrganisationsService;
  places: PlacesService;
  people: PeopleService;
  erasure: Erasure;
  programmes: ProgrammesService;
  import: ImportService;
  links: LinksService;
  setup: SetupService;
  setupToken: SetupToken;
  signIn: SignInService;
  account: AccountService;
  entries: Entries;
  seeder: Seeder;
  queries: {
    organisations: OrganisationsRepository;
    places: PlacesRepository;
    people: PeopleQueries;
    programmes: ProgrammesQueries;
  };
  portal: Portal;
  close(): Promise<void>;
}

/** Opens the directory's files, reads what happened since, and puts right what a crash left undone. */
export async function openDirectory(options: DirectoryOptions, ports: DirectoryPorts): Promise<Directory> {
  const { paths, portal } = options;
  const lookups = LocalReadModel.open(paths.readModel, directoryReadModel);
  await lookups.start(ports.feed);
  const hasher = new PasswordHasher(options.hashing);
  const secret = secretFile(paths.emailSecret, ports.randomness);
  const credentials = new Credentials(openCredentials(paths.credentials), hasher, secret);
  const destruction = new Destruction<KeyHolder>({ ...ports, destroy: (holders) => ports.keys.destroyAll(holders) });
  const letters = new LetterQueue(ports.log);
  const { journal, ids, clock, keys, log } = ports;
  const writer = new DirectoryWriter(journal, ids, clock, () => lookups.caughtUp(WRITE_WITHIN_MS), keys);
  const directory = assemble(options, ports, { lookups, writer, credentials, destruction, letters });
  await lookups.caughtUp();
  await eraseAgain({ writer, people: new PeopleRepository(lookups), keys, log });
  await lookups.caughtUp();
  directory.erasure.restore();
  credentials.sweep(ports.clock.now());
  const setupToken = setupTokenOf(options, ports, directory.setup.isOpen());
  const close = async () => {
    destruction.stop();
    await letters.stop();
    await lookups.close();
    credentials.close();
  };
  return { ...directory, setupToken, portal, close };
}

/** Only whoever reads the log of the server learns of one that was made. */
function setupTokenOf({ setup }: DirectoryOptions, { randomness, log }: DirectoryPorts, isOpen: boolean): SetupToken {
  const token = SetupToken.of(setup ?? { token: undefined, isPublished: false }, randomness);
  if (isOpen && token.made !== undefined)
    log.warn({}, `This server is not set up yet. Its setup page asks for this token: ${token.made}`);
  return token;
}

/** A write that cannot know what happened before it is refused rather than kept waiting. */
const WRITE_WITHIN_MS = 10_000;

interface Stores {
  lookups: LocalReadModel;
  writer: DirectoryWriter;
  credentials: Credentials;
  destruction: Destruction<KeyHolder>;
  letters: LetterQueue;
}

function assemble(
  options: DirectoryOptions,
  ports: DirectoryPorts,
  { lookups, writer, credentials, destruction, letters }: Stores,
): Omit<Directory, 'close' | 'portal' | 'setupToken'> {
  const { keys, ids, log } = ports;
  const read = repositoriesOf(lookups);
  const profiles = new Profiles(keys);
  const queries = queriesOf(read, profiles, credentials);
  const organisations = new OrganisationsService(writer);
  const places = new PlacesService(writer, ids, read.places);
  const people = new PeopleService(writer, ids, read.people, read.places, profiles, credentials);
  const programmes = new ProgrammesService(writer, ids, read.places, read.programmes);
  const links = linksOf(options, ports, { credentials, queries });
  const invitations = new Invitations(credentials, queries.people, links, letters, log);
  const identities = new Identities(queries.people, read.organisations);
  const entries = new Entries(credentials.renewals, read.people, identities, { ...ports, ...options });
  return {
    organisations,
    places,
    people,
    programmes,
    links,
    erasure: new Erasure(writer, read.people, profiles, credentials, keys, destruction),
    import: new ImportService(people, read.places, read.organisations, credentials, invitations),
    setup: new SetupService(ids, writer, read.organisations, organisations, people, credentials),
    signIn: new SignInService(credentials, entries, new AttemptLimits(options.limits), people, links, log),
    account: new AccountService(people, identities),
    entries,
    seeder: new Seeder(writer, credentials, { organisations, places, people, programmes }),
    queries,
  };
}

function repositoriesOf(lookups: LocalReadModel) {
  return {
    organisations: new OrganisationsRepository(lookups),
    places: new PlacesRepository(lookups),
    people: new PeopleRepository(lookups),
    programmes: new ProgrammesRepository(lookups),
  };
}

function queriesOf(
  read: ReturnType<typeof repositoriesOf>,
  profiles: Profiles,
  credentials: Credentials,
): Directory['queries'] {
  const { organisations, places } = read;
  const people = new PeopleQueries(read.people, profiles, credentials);
  const programmes = new ProgrammesQueries(read.programmes, people);
  return { organisations, places, people, programmes };
}

function linksOf(
  { mail, portal }: DirectoryOptions,
  { clock, randomness, log }: DirectoryPorts,
  { credentials, queries }: { credentials: Credentials; queries: Directory['queries'] },
): LinksService {
  const mailer = mail ? new SmtpMailer(mail, log) : new NoMailer();
  return new LinksService(credentials, queries.people, queries.organisations, { portal, mailer, clock, randomness });
}
