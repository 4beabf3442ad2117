import { setImmediate } from 'node:timers/promises';

import type { ContentKind, PackReport, Pin, Written, catalogV1 } from '@repartee/proto';

import { documentOf } from '../contents/document.js';
import { CatalogRefusal } from '../contents/domain/refusal.js';
import { checkPack } from '../pack/check-pack.js';
import type { Pack, PackFile, SoundPack } from '../pack/pack.js';
import { findTooAlike } from '../pack/separation.js';
import type { ContentsRepository } from '../read-model/contents.repository.js';
import type { Act, CatalogWriter, Plan } from './catalog-writer.js';

type ReportedContent = PackReport['contents'][number];

interface PlannedContent {
  kind: ContentKind;
  plan: Plan;
}

export interface ImportPack {
  files: readonly PackFile[];
  /** Says what would be published, and publishes nothing. */
  dryRun: boolean;
}

/** Publishes packs as a whole, and retires single contents. */
export class PublishingService {
  constructor(
    private readonly writer: CatalogWriter,
    private readonly contents: ContentsRepository,
  ) {}

  /** Nothing is published where the pack has an error, or a scenario does not tell novices from experts. */
  importPack(act: Act, { files, dryRun }: ImportPack): Promise<PackReport> {
    return this.writer.inTurnOf(act.organisation, async () => {
      const pack = checkPack(files, this.published(act.organisation));
      const { warnings } = pack;
      const errors = pack.errors.length > 0 ? pack.errors : await this.tooAlike(act, pack);
      if (errors.length > 0) return { dryRun, errors, warnings, contents: [] };
      const planned = this.planPack(act, pack);
      if (!dryRun) await this.writer.commit(planned.map(({ plan }) => plan));
      return { dryRun, errors, warnings, contents: planned.map(toReport) };
    });
  }

  /**
   * Publishes what was checked elsewhere, by the panel too, as far as it was never published: what its authors have
   * written anew or retired since stays as they left it, however often this is asked for.
   */
  publishNew(act: Act, pack: SoundPack): Promise<void> {
    return this.writer.inTurnOf(act.organisation, () =>
      this.writer.commit(this.planPack(act, pack, leaveAsItIs).map(({ plan }) => plan)),
    );
  }

  /** Not offered any more; what pinned it keeps it. Throws `not_found` or `still_in_use`. */
  retire(act: Act, kind: ContentKind, id: string): Promise<Written> {
    return this.writer.inTurnOf(act.organisation, async () => {
      const inUse = this.isInUse(act.organisation, kind, id);
      const plan = this.writer.plan(act, kind, id, { type: 'RetireContent', kind, inUse });
      await this.writer.commit([plan]);
      return plan.written;
    });
  }

  /** Puts on record what the panel of probe learners made of a version; once for each engine and scorer. */
  calibrate(act: Act, calibration: catalogV1.ScenarioCalibrated): Promise<void> {
    return this.writer.inTurnOf(act.organisation, async () => {
      const command = { type: 'RecordCalibration', calibration } as const;
      await this.writer.commit([this.writer.plan(act, 'scenarios', calibration.scenario?.id ?? '', command)]);
    });
  }

  private published(organisation: string) {
    return {
      personas: this.contents.personas(organisation).map(({ content }) => content),
      rubrics: this.contents.rubrics(organisation).map(({ content }) => content),
    };
  }

  /** Of the scenarios that would become a new version. */
  private tooAlike(act: Act, pack: Pack) {
    const planned = this.planPack(act, pack);
    const fresh = planned
      .filter(({ kind, plan }) => kind === 'scenarios' && plan.append)
      .map((one) => pinAfter(one).pin.id);
    const scenarios = pack.scenarios.filter(({ content }) => fresh.includes(content.id));
    return findTooAlike(scenarios, pack, { published: this.published(act.organisation), pause: () => setImmediate() });
  }

  /** Personas and rubrics first: a scenario pins the versions that they get, or have already. */
  private planPack(act: Act, pack: SoundPack, adjust = (plan: Plan): Plan => plan): PlannedContent[] {
    const parts = [...pack.personas, ...pack.rubrics].map(({ kind, content }): PlannedContent => {
      const command = { type: 'PublishContent', kind, document: documentOf(content) } as const;
      return { kind, plan: adjust(this.writer.plan(act, kind, content.id, command)) };
    });
    const scenarios = pack.scenarios.map(({ kind, content }): PlannedContent => {
      const persona = this.pinOf(act, parts, 'personas', content.persona);
      const rubric = this.pinOf(act, parts, 'rubrics', content.rubric);
      const command = { type: 'PublishScenario', document: documentOf(content), persona, rubric } as const;
      return { kind, plan: adjust(this.writer.plan(act, kind, content.id, command)) };
    });
    return [...parts, ...scenarios];
  }

  private pinOf(act: Act, parts: readonly PlannedContent[], kind: 'personas' | 'rubrics', id: string): Pin {
    const planned = parts.map(pinAfter).find((part) => part.kind === kind && part.pin.id === id);
    if (planned) return planned.pin;
    const { organisation } = act;
    const known = kind === 'personas' ? this.contents.personas(organisation) : this.contents.rubrics(organisation);
    const found = known.find(({ pin }) => pin.id === id);
    if (!found) throw new CatalogRefusal('unknown_content');
    return found.pin;
  }

  private isInUse(organisation: string, kind: ContentKind, id: string): boolean {
    const offered = this.contents.scenarios(organisation).filter(({ retired }) => !retired);
    if (kind === 'personas') return offered.some(({ persona }) => persona.pin.id === id);
    if (kind === 'rubrics') return offered.some(({ rubric }) => rubric.pin.id === id);
    return false;
  }
}

/** Without the events that would give what was published before another version, or offer it again. */
function leaveAsItIs(plan: Plan): Plan {
  if (plan.before.status === 'unpublished') return plan;
  const { before, written } = plan;
  return { before, after: before, written };
}

function pinAfter({ kind, plan: { after } }: PlannedContent): { kind: ContentKind; pin: Pin } {
  return { kind, pin: after.status === 'unpublished' ? { id: '', version: 0, sha256: '' } : after.pin };
}

function toReport(planned: PlannedContent): ReportedContent {
  const { before, append } = planned.plan;
  const changed = before.status === 'unpublished' ? 'new' : 'new_version';
  return { ...pinAfter(planned), outcome: append ? changed : 'unchanged' };
}
