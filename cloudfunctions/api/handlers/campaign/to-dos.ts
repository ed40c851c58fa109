/** Owns what of campaigns waits for somebody: marks to give, neighbours to find, and what is to be put up or handed over. */
import { honourPages } from '@/domain/honour-pages'
import { endOf } from '@/domain/campaign/form'
import { campaignKinds, entrantKinds } from '@/domain/campaign/kinds'
import { holds, isStaff, ORGANISERS } from '@/domain/person/roles'
import { heldCampaigns, type HeldCampaign, toMark, type ToMark } from '../../repositories/campaign-waits'
import type { Caller } from '../../handler'
import { source } from '../to-do-source'

const toDoOf = (
  { _id, title, dueAt }: { _id: string; title: string; dueAt: number | null },
  said: { id: string; title: string; caption: string; named?: boolean },
) => ({
  ...{ id: `${said.id}|${_id}`, kind: 'campaign' as const, title: `「${title}」${said.title}` },
  ...{
    caption: said.caption,
    dueAt,
    page: honourPages.campaignDesk(_id, said.named ? { view: 'named' } : {}),
  },
})

/** Those of the family, whom one does not mark; what is known of a household is asked where somebody marks. */
const kinOf = ({ personId, person }: Caller): string[] => [
  personId,
  ...person.family.flatMap((one) => (one.removedAt === null ? one.personId : [])),
]

const countedIn = ({ kind }: Pick<HeldCampaign, 'kind'>): string => entrantKinds[campaignKinds[kind].entrant]

/** Marks that somebody of the panel has still to give. */
export const marks = source<ToMark>({
  join: (caller, _now, limit) =>
    holds(ORGANISERS, caller) ? toMark(caller.stationId, caller.personId, kinOf(caller), limit) : null,
  isFor: ({ unmarked, own }) => unmarked.length > 0 && own.length === 0,
  toDo: (one) =>
    toDoOf(one, {
      ...{ id: 'marks', title: `还有 ${one.unmarked[0]?.n ?? 0} ${countedIn(one)}等您打分` },
      caption: '0 到 10 分，公示以后才看得到别人打的',
    }),
})

const isReopened = ({ state, round }: HeldCampaign): boolean => state === 'reviewing' && round > 0

function nextOf(one: HeldCampaign): Parameters<typeof toDoOf>[1] | null {
  const people = (counted: HeldCampaign['named']): number => counted[0]?.n ?? 0
  const { state, named, short } = one
  if (state === 'nominating')
    return people(named) === 0
      ? null
      : {
          ...{ id: 'named', title: `${people(named)} ${countedIn(one)}推荐来的还没找到`, named: true },
          caption: '找到是哪一位、哪一支，问过才算数',
        }
  if (state === 'decided') return { id: 'award', title: '评出来了', caption: '表彰过了，点开说一声' }
  if (isReopened(one)) return { id: 'tie', title: '请评议再定', caption: '分数一样的选哪几位，写明理由' }
  return people(short) > 0
    ? {
        id: 'short',
        title: `${people(short)} ${countedIn(one)}评议分不够`,
        caption: '每位至少 3 个，请评议的人打完',
      }
    : { id: 'ready', title: '评完了', caption: '定下来，去公示' }
}

/** What those who hold campaigns see to; before its period is over none can be put up. */
export const campaigns = source<HeldCampaign>({
  join: (caller, _now, limit) => (isStaff(caller) ? heldCampaigns(caller.stationId, limit) : null),
  isFor: (one, _caller, now) => {
    const next = nextOf(one)
    return next !== null && (next.id !== 'ready' || now >= endOf(one.period))
  },
  toDo: (one) => toDoOf(one, nextOf(one) as NonNullable<ReturnType<typeof nextOf>>),
})
