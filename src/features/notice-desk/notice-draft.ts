/** Owns a notice as it is being written: its answers as typed, what is wrong with them, what is sent. */
import { DAY, dayOf, instantOf } from '@/domain/kernel/clock'
import {
  type Answered,
  blankForm,
  type DraftOf,
  formOf,
  type Problems,
  problemsIn,
} from '@/domain/kernel/form'
import { audienceWords } from '@/domain/notice/audience-words'
import { correctionForm, noticeForm, noticeWords } from '@/domain/notice/form'
import {
  hoursProblem,
  noticeSamples,
  plainWords,
  type SampleName,
  wordsOfSample,
} from '@/domain/notice/samples'
import type { AudienceRole } from '@/domain/notice/vocabulary'
import type { Audience, DeskNotice, FormChoices, NoticeBody, NoticeForm } from './store'

type Attachments = Pick<NoticeBody, 'attachments'>

export interface GridDraft {
  gridId: string
  /** Null for the whole grid. */
  buildings: string[] | null
}

export interface NoticeDraft extends DraftOf<typeof noticeForm>, Attachments {
  station: boolean
  grids: GridDraft[]
  roles: AudienceRole[]
  activityIds: string[]
  /** The sample it says the words of; none while they are one's own. */
  sample: SampleName | null
  /** What was chosen in the sample. */
  slots: Answered
}

type CorrectionDraft = DraftOf<typeof correctionForm> & Attachments

/** What both have in common. */
export type BodyDraft = Pick<NoticeDraft, keyof CorrectionDraft & keyof NoticeDraft>

const usualDays = 14

export const blankNotice = (now: number): NoticeDraft => ({
  ...blankForm(noticeForm),
  ...{ lastDay: dayOf(now + usualDays * DAY), attachments: [] },
  ...{ station: false, grids: [], roles: [], activityIds: [] },
  ...{ sample: null, slots: {} },
})

/** A sample as it begins: tomorrow, and over with that day. */
export function beginSample(sample: SampleName, now: number): Partial<NoticeDraft> {
  const { form, asksReceipt } = noticeSamples[sample]
  const tomorrow = dayOf(now + DAY)
  return {
    ...{ sample, askReceipt: asksReceipt, lastDay: tomorrow },
    slots: { ...blankForm(form), day: tomorrow },
  }
}

/** @param choices by which grids and activities are called */
export const sampleWords = (draft: NoticeDraft & { sample: SampleName }, choices: FormChoices, now: number) =>
  wordsOfSample(draft.sample, draft.slots, whereWords(draft, choices), now)

function whereWords(draft: NoticeDraft, { grids, activities }: FormChoices): string {
  const audience = audienceOf(draft)
  const chosen = activities.filter(({ activityId }) => audience.activityIds.includes(activityId))
  return isNobody(audience) ? '' : audienceWords(audience, grids, chosen)
}

/** The draft with the sample's words as if they had been typed. */
export function withOwnWords(draft: NoticeDraft, choices: FormChoices, now: number): NoticeDraft {
  const { sample } = draft
  if (sample === null) return draft
  const { title, text } = sampleWords({ ...draft, sample }, choices, now)
  return { ...draft, sample: null, title: plainWords(title), text: plainWords(text) }
}

/** A saved audience as answers: buildings stand under their grid. */
function gridsOf({ gridIds, buildings }: Audience): GridDraft[] {
  const parts = [...new Set(buildings.map(({ gridId }) => gridId))].filter(
    (gridId) => !gridIds.includes(gridId),
  )
  return [
    ...gridIds.map((gridId) => ({ gridId, buildings: null })),
    ...parts.map((gridId) => ({
      gridId,
      buildings: buildings.filter((each) => each.gridId === gridId).map(({ building }) => building),
    })),
  ]
}

export function draftOf({ audience, expiresAt, ...same }: NoticeForm): NoticeDraft {
  const { station, roles, activityIds } = audience
  return {
    ...{ ...same, lastDay: dayOf(expiresAt), sample: null, slots: {} },
    ...{ station, grids: gridsOf(audience), roles, activityIds },
  }
}

/** What a correction begins with: what readers see now, or the correction that waits for its check. */
export function correctionOf({ form, waiting }: DeskNotice): CorrectionDraft {
  const { title, text, pictures, attachments } = waiting ?? form
  return {
    ...{ title, text, pictures, attachments, note: '' },
    ...{ lastDay: dayOf(form.expiresAt), pinned: form.pinned },
  }
}

/** Everybody who fits any of it; the whole station makes the rest unnecessary. */
export function audienceOf({ station, grids, roles, activityIds }: NoticeDraft): Audience {
  if (station) return { station, gridIds: [], buildings: [], roles: [], activityIds: [] }
  return {
    station,
    gridIds: grids.flatMap(({ gridId, buildings }) => (buildings === null ? [gridId] : [])),
    buildings: grids.flatMap(({ gridId, buildings }) =>
      (buildings ?? []).map((building) => ({ gridId, building })),
    ),
    roles,
    activityIds,
  }
}

export const isNobody = ({ station, gridIds, buildings, roles, activityIds }: Audience): boolean =>
  !station && gridIds.length + buildings.length + roles.length + activityIds.length === 0

/** A notice is there until its last day is over. */
export const expiresAtOf = (lastDay: string): number => instantOf(lastDay, '23:59')

const dayProblem = ({ lastDay }: BodyDraft, now: number) =>
  lastDay && expiresAtOf(lastDay) <= now ? { lastDay: '这一天已经过了' } : {}

export const correctionProblems = (draft: CorrectionDraft, now: number): Problems<CorrectionDraft> => ({
  ...problemsIn(correctionForm, draft),
  ...dayProblem(draft, now),
})

/** What is wrong, by question. Who it is for is asked in several, and said once, as of the grids. */
export function noticeProblems(draft: NoticeDraft, now: number): Problems<NoticeDraft> {
  const half = !draft.station && draft.grids.some(({ buildings }) => buildings?.length === 0)
  const nobody = isNobody(audienceOf(draft)) && '请选发给谁'
  const grids = half ? '选了网格，还没选哪几栋楼' : nobody
  const own = problemsIn(noticeForm, draft)
  if (draft.sample === null) return { ...own, ...dayProblem(draft, now), ...(grids && { grids }) }
  // The sample has its words; what may be wrong is what was chosen in it.
  const { title: _title, text: _text, ...others } = own
  const slots = slotsProblem(draft.sample, draft.slots)
  return { ...others, ...dayProblem(draft, now), ...(grids && { grids }), ...(slots && { slots }) }
}

const slotsProblem = (sample: SampleName, slots: Answered): string | null =>
  Object.values(problemsIn(noticeSamples[sample].form, slots))[0] ?? hoursProblem(slots)

export const bodyOf = (draft: BodyDraft): NoticeBody => ({
  ...formOf(noticeWords, draft),
  attachments: draft.attachments,
})

/** The form as it is sent, once nothing is wrong with it. */
export const sentForm = (draft: NoticeDraft): NoticeForm => ({
  ...bodyOf(draft),
  expiresAt: expiresAtOf(draft.lastDay),
  pinned: draft.pinned,
  askReceipt: draft.askReceipt,
  audience: audienceOf(draft),
})
