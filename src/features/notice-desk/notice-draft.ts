/** Owns a notice as it is being written: its answers as typed, what is wrong with them, what is sent. */
import { DAY, dayOf, instantOf } from '@/domain/kernel/clock'
import type { AudienceRole } from '@/domain/notice/vocabulary'
import type { Audience, DeskNotice, NoticeBody, NoticeForm } from './store'

export interface BodyDraft {
  title: string
  text: string
  pictures: string[]
  attachments: { fileId: string; name: string }[]
  /** The last day on which it is in the inbox. */
  lastDay: string | null
  pinned: boolean
}

export interface GridDraft {
  gridId: string
  /** Null for the whole grid. */
  buildings: string[] | null
}

export interface NoticeDraft extends BodyDraft {
  askReceipt: boolean
  station: boolean
  grids: GridDraft[]
  roles: AudienceRole[]
  activityIds: string[]
}

const usualDays = 14
const mostDays = 180

export const blankNotice = (now: number): NoticeDraft => ({
  ...{ title: '', text: '', pictures: [], attachments: [], lastDay: dayOf(now + usualDays * DAY) },
  ...{ pinned: false, askReceipt: false, station: false, grids: [], roles: [], activityIds: [] },
})

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
  return { ...same, lastDay: dayOf(expiresAt), station, grids: gridsOf(audience), roles, activityIds }
}

/** What a correction begins with: what readers see now, or the correction that waits for its check. */
export function correctionOf({ form, waiting }: DeskNotice): BodyDraft {
  const { title, text, pictures, attachments } = waiting ?? form
  return { title, text, pictures, attachments, lastDay: dayOf(form.expiresAt), pinned: form.pinned }
}

/** The first and last day that may be chosen. */
export const lastDays = (now: number): { start: string; end: string } => ({
  start: dayOf(now),
  end: dayOf(now + (mostDays - 1) * DAY),
})

/** A notice is there until its last day is over. */
export const expiresAtOf = (lastDay: string): number => instantOf(lastDay, '23:59')

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

export type BodyProblems = Partial<Record<keyof BodyDraft, string>>
export type NoticeProblems = BodyProblems & { audience?: string }

/** What is wrong with the words, by question. */
export function bodyProblems({ title, text, lastDay }: BodyDraft, now: number): BodyProblems {
  const problems: BodyProblems = {}
  if (title.trim() === '') problems.title = '请写标题'
  if (text.trim() === '') problems.text = '请写内容'
  if (lastDay === null) problems.lastDay = '请选留到哪天'
  else if (expiresAtOf(lastDay) <= now) problems.lastDay = '这一天已经过了'
  return problems
}

/** What is wrong, by question. Empty when the notice can be sent. */
export function noticeProblems(draft: NoticeDraft, now: number): NoticeProblems {
  const half = draft.grids.some(({ buildings }) => buildings?.length === 0)
  const problems: NoticeProblems = bodyProblems(draft, now)
  if (!draft.station && half) return { ...problems, audience: '选了网格，还没选哪几栋楼' }
  if (isNobody(audienceOf(draft))) return { ...problems, audience: '请选发给谁' }
  return problems
}

export const bodyOf = ({ title, text, pictures, attachments }: BodyDraft): NoticeBody => ({
  title: title.trim(),
  text: text.trim(),
  pictures,
  attachments,
})

/** The form as it is sent, or null while something is wrong. */
export function formOf(draft: NoticeDraft, now: number): NoticeForm | null {
  const { lastDay, pinned, askReceipt } = draft
  if (lastDay === null || Object.keys(noticeProblems(draft, now)).length > 0) return null
  return {
    ...bodyOf(draft),
    expiresAt: expiresAtOf(lastDay),
    pinned,
    askReceipt,
    audience: audienceOf(draft),
  }
}
