/** Owns the handlers of campaigns. */
import type { campaignActions } from '@/contract/campaign'
import type { Handlers } from '../../handler'
import { form, move, save } from './desk'
import { answer, nominate } from './enter'
import { decide, mark, work } from './panel'
import { list, open, rows } from './read'
import { rules, saveRules, tryRules } from './rules'

export const campaignHandlers: Handlers<keyof typeof campaignActions> = {
  'campaign.list': list,
  'campaign.open': open,
  'campaign.rows': rows,
  'campaign.answer': answer,
  'campaign.nominate': nominate,
  'campaign.work': work,
  'campaign.mark': mark,
  'campaign.form': form,
  'campaign.save': save,
  'campaign.move': move,
  'campaign.decide': decide,
  'campaign.rules': rules,
  'campaign.tryRules': tryRules,
  'campaign.saveRules': saveRules,
}
