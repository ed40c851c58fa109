/** Owns the list of handlers for points. */
import type { pointsActions } from '@/contract/points'
import type { Handlers } from '../../handler'
import { mine } from './mine'
import { previewRule, rules, saveRule } from './rules'
import { summary } from './summary'

export const pointsHandlers: Handlers<keyof typeof pointsActions> = {
  'points.mine': mine,
  'points.rules': rules,
  'points.previewRule': previewRule,
  'points.saveRule': saveRule,
  'points.summary': summary,
}
