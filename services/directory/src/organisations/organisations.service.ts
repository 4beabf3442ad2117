import type { Language, RecordingTerm, SpeechCeiling, VisibilityPolicy, Written } from '@repartee/proto';
import { streamOf } from '@repartee/proto';

import { organisationAggregate } from '../writing/aggregates.js';
import type { Act, DirectoryWriter, Plan } from '../writing/directory-writer.js';
import type { OrganisationCommand } from './domain/organisation.decide.js';

export interface NewOrganisation {
  name: string;
  /** IANA name. */
  timeZone: string;
  language: Language;
  policy: VisibilityPolicy;
}

export class OrganisationsService {
  constructor(private readonly writer: DirectoryWriter) {}

  /** Throws a Refusal. */
  planRegistration(act: Act, organisation: NewOrganisation): Plan {
    const { organisation: organisationId } = act;
    return this.plan(act, { type: 'RegisterOrganisation', organisationId, ...organisation });
  }

  adoptPolicy(act: Act, policy: VisibilityPolicy): Promise<Written> {
    return this.write(act, { type: 'AdoptPolicy', policy });
  }

  setSpeechCeiling(act: Act, ceiling: SpeechCeiling): Promise<Written> {
    return this.write(act, { type: 'SetSpeechCeiling', ceiling });
  }

  keepRecordings(act: Act, { days }: RecordingTerm): Promise<Written> {
    return this.write(act, { type: 'AdoptRecordingTerm', days });
  }

  private write(act: Act, command: OrganisationCommand): Promise<Written> {
    return this.writer.inTurnOf(act.organisation, async () => {
      const plan = this.plan(act, command);
      await this.writer.commit([plan]);
      return plan.written;
    });
  }

  private plan(act: Act, command: OrganisationCommand): Plan {
    const stream = streamOf.organisation(act.organisation);
    return this.writer.plan(act, { stream, aggregate: organisationAggregate, commands: [command] });
  }
}
