/** Owns how a recap is shown: to everybody, and to those who write it. */
import type { Output } from '@/contract'
import type { SessionDocument } from '@/domain/activity/documents'
import {
  recapFacts,
  recapFlow,
  type RecapDocument,
  type RecapFigures,
  unwritten,
} from '@/domain/activity/recap'
import { summaryOf, type ThanksDocument } from '@/domain/activity/thanks'
import { audienceNames } from '@/domain/activity/vocabulary'
import type { CheckDocument } from '@/domain/moderation/documents'
import { maskName } from '@/domain/person/mask'
import { dateWord } from '@/domain/words/moments'
import type { Caller } from '../handler'
import { organiserRoles } from '../access/sessions'
import { narrowedTo, touchedBySession } from '../touched'
import { buttonsOf } from './buttons'
import { checkedAtDesk } from './check'

type Shown = Output<'recap.list'>['items'][number]
type AtDesk = Output<'recap.draft'>

/** 46 位 80 岁以上的居民 */
function helpedOf({ helped, helpedGroup }: RecapDocument['form']): string {
  if (helped === null) return ''
  return helpedGroup === 'all' ? `${helped} 人受益` : `${helped} 人受益，${audienceNames[helpedGroup]}`
}

export function recapView(recap: RecapDocument): Shown {
  const { _id, title, type, startAt, endAt, placeName, form, figures, leaderName, organiserName } = recap
  return {
    ...{ sessionId: _id, title, type, startAt, endAt, placeName, figures },
    words: form.words,
    photos: form.photos,
    helped: helpedOf(form),
    by: [maskName(leaderName), organiserName].filter(Boolean).join('，'),
  }
}

/** A sentence to begin with, of what is known. */
function suggestionOf(session: SessionDocument, figures: RecapFigures, now: number): string {
  const { came, minutes, buildings } = figures
  const who = came > 0 ? `${came} 位街坊来了` : ''
  const from = buildings !== null && buildings > 1 ? `，住在 ${buildings} 栋楼` : ''
  const hours = Math.round(minutes / 60)
  const given = session.countsHours && hours > 0 ? `，一起出了 ${hours} 个小时的力` : ''
  return `${dateWord(session.startAt, now)}，${session.placeName}，「${session.title}」办完了。${who ? `${who}${from}${given}。` : ''}`
}

export function deskRecap(
  session: SessionDocument,
  recap: RecapDocument | null,
  figures: RecapFigures,
  given: {
    caller: Caller
    thanks: readonly ThanksDocument[]
    /** Its check when it was turned down. */
    turnedDown: CheckDocument | null
    now: number
  },
): AtDesk {
  const { caller, thanks, turnedDown, now } = given
  const form = recap?.form ?? null
  const roles = organiserRoles(narrowedTo(caller, touchedBySession(session)))
  const facts = recapFacts(session, { photos: [], noFaces: true }, now)
  const { _id: sessionId, title, startAt, endAt } = session
  return {
    ...{ sessionId, title, startAt, endAt, form, figures },
    state: recap?.state ?? 'unwritten',
    version: recap?.version ?? 0,
    suggestion: suggestionOf(session, figures, now),
    check: checkedAtDesk(recap?.content, turnedDown, caller, now),
    thanks: summaryOf(thanks),
    moves: buttonsOf(recapFlow, recap ?? unwritten, { by: caller.personId, roles, at: now, facts }),
  }
}
