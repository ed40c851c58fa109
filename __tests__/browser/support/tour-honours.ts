/** Owns the way past what is chosen and honoured: campaigns and how their scores come about, boards, stories, stars. */
import type { CampaignDocument } from '../../../src/domain/campaign/documents'
import type { HonourDocument } from '../../../src/domain/honour/documents'
import { RATED_LOW } from '../../../demo/star-facts'
import { appPages } from '../../../src/domain/app-pages'
import { honourPages } from '../../../src/domain/honour-pages'
import type { TestCloud } from '../../support/test-cloud'
import type { Stop } from './tour'

const LI = 'demo-volunteer-li'
const WANG = 'demo-resident-wang'
const ZHOU = 'demo-staff-zhou'
const GAO = 'demo-admin-gao'

export async function honourStops(test: TestCloud): Promise<Stop[]> {
  const campaigns = await test.rows<CampaignDocument>('campaigns')
  const open = campaigns.find(({ state, kind }) => state === 'nominating' && kind === 'fashionStar')
  const ofTeams = campaigns.find(({ state, kind }) => state === 'nominating' && kind === 'advancedGroup')
  const hung = campaigns.find(({ state }) => state === 'noticing')
  const over = campaigns.find(({ state }) => state === 'awarded')
  const told = (await test.rows<HonourDocument>('honours')).find(({ story }) => story !== null)
  if (!open || !over || !told || !ofTeams || !hung) throw new Error('the demo has no campaigns or stories')
  const at = (name: string, page: string, openid = WANG): Stop => ({ name, openid, page })
  return [
    { ...at('campaigns', honourPages.campaigns), main: true },
    { ...at('campaign', honourPages.campaign(open._id), LI), main: true },
    at('campaign-over', honourPages.campaign(over._id)),
    at('campaign-notice', honourPages.campaign(hung._id)),
    at('campaign-team', honourPages.campaign(ofTeams._id), 'demo-leader-sun'),
    at('nominate', appPages.nominate(open._id)),
    at('nominate-team', appPages.nominate(ofTeams._id, 'team')),
    at('score-rules', honourPages.scoreRules),
    at('score-rules-head', honourPages.scoreRules, GAO),
    {
      ...at('score-rule-form', honourPages.scoreRules, GAO),
      first: async (phone) => {
        await phone.tap('改算法')
        await phone.type('服务时长占多少分', '30')
        await phone.type('评议占多少分', '30')
        await phone.tap('先拿上一个评选试算')
        await phone.see('试算')
      },
    },
    at('desk-campaigns', honourPages.deskCampaigns, ZHOU),
    at('campaign-desk', honourPages.campaignDesk(open._id), ZHOU),
    at('campaign-desk-notice', honourPages.campaignDesk(hung._id), ZHOU),
    at('campaign-form', honourPages.campaignForm(), ZHOU),
    { ...at('honour-board', appPages.honourBoard('honours')), main: true },
    at('honour-deeds', appPages.honourBoard('deeds')),
    at('honour-story', honourPages.honour(told._id)),
    at('honour-mine', appPages.myHonours),
    at('desk-honours', honourPages.deskHonours, ZHOU),
    {
      ...at('desk-honours-more', honourPages.deskHonours, ZHOU),
      first: async (phone) => {
        await phone.tap(/还能做的$/)
        await phone.see(/撤回/)
      },
    },
    at('desk-honour-grant', honourPages.grantHonour(), ZHOU),
    at('star-card', honourPages.starCard, 'demo-v010'),
    at('star-card-rated-low', honourPages.starCard, RATED_LOW),
  ]
}
