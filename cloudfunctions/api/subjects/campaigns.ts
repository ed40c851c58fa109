/** Owns objections to campaigns: while a notice hangs, anybody may object to one of those chosen, or to all of it. */
import { isObjectedEnough } from '@/domain/case/objected'
import { relieveNotice, stopNotice } from '../repositories/campaign-notice'
import { type CampaignDoc, campaignJoin } from '../repositories/campaigns'
import type { SubjectSource } from './subject'

export const campaignSubjects: SubjectSource<CampaignDoc> = {
  join: campaignJoin,
  read: (campaign, part) => {
    const { title, state, winners, panel, history } = campaign
    const about = winners.filter(({ entryId }) => part === '' || entryId === part)
    if (!['noticing', 'frozen'].includes(state) || about.length === 0 || isObjectedEnough(campaign))
      return null
    const aboutIds = about.map(({ personId }) => personId)
    const deciders = [...panel.map(({ personId }) => personId), ...history.map(({ by }) => by)]
    return {
      title: `评选「${title}」`,
      aboutIds: part === '' ? [] : aboutIds,
      since: campaign.noticedAt ?? 0,
      deciderIds: [...new Set(deciders)].filter((id) => id !== 'system' && !aboutIds.includes(id)),
    }
  },
  stop: stopNotice,
  relieve: relieveNotice,
}
