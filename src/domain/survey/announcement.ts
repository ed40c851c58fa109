/** Owns the notice by which people learn of a survey: an ordinary one, to those whom it asks, until it ends. */
import { publish } from '../notice/decide-notice'
import { newNotice } from '../notice/new-notice'
import type { NoticeDocument } from '../notice/documents'
import type { SurveyDocument } from './documents'

/** How whoever published it is called, as every notice of the staff says it. */
const AUTHOR_TITLE = '社区工作人员'

interface Said {
  id: string
  /** To whom, in words. */
  audienceWords: string
  /** The last day, as it is said. */
  endsOn: string
  now: number
}

/**
 * The notice of a survey that has been sent out, on its way to people by the ways of every notice. What it says was checked
 * when the survey was written, so that it passes by that. Null where nothing can be told any more.
 */
export function announcementOf(
  survey: SurveyDocument,
  { id, audienceWords, endsOn, now }: Said,
): NoticeDocument | null {
  const { _id: surveyId, stationId, title, intro, chosen, endsAt, people, history, changedBy } = survey
  const by = history.filter(({ on }) => on === 'publish').pop()?.by ?? 'system'
  const how = `不记名，一页填完，${endsOn}收完。点下面的「去填问卷」；手机不方便的，到站里请工作人员录。`
  const draft = newNotice({
    ...{ id, stationId, now, author: { personId: by, name: changedBy, title: AUTHOR_TITLE } },
    facts: {
      ...{ title: `请您填：${title}`, text: [intro, how].filter(Boolean).join('\n\n') },
      ...{ pictures: [], attachments: [], expiresAt: endsAt, pinned: false, askReceipt: false },
      ...{ chosen: { ...chosen, buildings: [], roles: [], activityIds: [] }, activities: [], audienceWords },
      check: { checkId: `survey-${surveyId}`, verdict: 'passed', version: 1 },
    },
  })
  const reached = { audience: draft.audience, people }
  const sent = publish(draft, { by, roles: ['staff'], now }, reached)
  return sent.ok ? { ...sent.value.notice, surveyId } : null
}
