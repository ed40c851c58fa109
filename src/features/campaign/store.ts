/** Owns the campaigns of the station, one of them with what the caller is in it, and who stands in it for those who decide. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import { callKeyed } from '@/api/request-key'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

export type Campaign = Output<'campaign.open'>
export type CampaignCard = Output<'campaign.list'>['items'][number]
export type Entrant = Output<'campaign.work'>['items'][number]
export type CampaignView = NonNullable<Input<'campaign.list'>['view']>
export type WorkView = NonNullable<Input<'campaign.work'>['view']>
export type CampaignEvent = Input<'campaign.move'>['event']
export type ScoreRules = Output<'campaign.rules'>
export type ScoreTrial = Output<'campaign.tryRules'>

export const campaigns = createPages({
  ...{ name: 'campaigns', action: 'campaign.list', keep: 4 },
  inputOf: (view: CampaignView) => ({ view }),
})

const opened = createResource<string, Campaign>({
  name: 'campaign',
  load: (campaignId) => call('campaign.open', { campaignId }),
  keyOf: (campaignId) => campaignId,
})
export const openCampaign = (campaignId: string): Promise<void> => opened.open(campaignId)
export const useCampaign = (campaignId: string) => opened.use(opened.select(campaignId))

export async function answerCampaign(input: Input<'campaign.answer'>): Promise<Answer<unknown>> {
  const answer = await call('campaign.answer', input)
  await openCampaign(input.campaignId)
  return answer
}

export const nominate = (input: Input<'campaign.nominate'>) => callKeyed('campaign.nominate', input)

/** The rows behind the figures of somebody; one's own where nobody is named. */
export const servedRows = createPages({
  ...{ name: 'campaign-rows', action: 'campaign.rows', rows: 'rows' },
  inputOf: (of: { campaignId: string; entryId?: string }) => of,
})

export const entrants = createPages({
  ...{ name: 'campaign-work', action: 'campaign.work' },
  inputOf: (of: { campaignId: string; view: WorkView }) => of,
})

/** Somebody else may have been quicker: what is shown is asked for again, whatever came of it. */
async function afterwards<T>(
  of: { campaignId: string; view: WorkView },
  answer: Answer<T>,
): Promise<Answer<T>> {
  await entrants.of(of).open()
  return answer
}

type Of = { campaignId: string; view: WorkView }

export const markEntrant = async (of: Of, input: Input<'campaign.mark'>) =>
  afterwards(of, await call('campaign.mark', input))
export const decideEntrant = async (of: Of, input: Input<'campaign.decide'>) =>
  afterwards(of, await call('campaign.decide', input))
export const moveCampaign = async (of: Of, input: Input<'campaign.move'>) =>
  afterwards(of, await call('campaign.move', input))

export const noticeFile = (campaignId: string) => call('file.campaign', { campaignId })

const writing = createResource<string, Output<'campaign.form'>>({
  name: 'campaign-form',
  load: (campaignId) => call('campaign.form', campaignId === '' ? {} : { campaignId }),
  keyOf: (campaignId) => campaignId,
})
export const openCampaignForm = (campaignId: string): Promise<void> => writing.open(campaignId)
export const useCampaignForm = (campaignId: string) => writing.use(writing.select(campaignId))
export const saveCampaign = (input: Input<'campaign.save'>) => callKeyed('campaign.save', input)

const rules = createResource<void, ScoreRules>({
  name: 'score-rules',
  load: () => call('campaign.rules', {}),
  keep: 1,
})
export const openScoreRules = (): Promise<void> => rules.open()
export const useScoreRules = () => rules.use(rules.select())
export const tryScoreRules = (input: Input<'campaign.tryRules'>) => call('campaign.tryRules', input)
export async function saveScoreRules(input: Input<'campaign.saveRules'>) {
  const answer = await call('campaign.saveRules', input)
  if (answer.ok) rules.take(undefined, answer.data)
  return answer
}
