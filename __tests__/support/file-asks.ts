/** Owns what every action that makes a file of a page is asked and refused in the full station. */
import type { ActionName } from '../../src/contract'
import { monthOf } from '../../src/domain/kernel/clock'
import { ask, type Asks } from './ask'
import { personIdOf } from './builders'
import type { FullStation } from './full-station'
import type { Refusals } from './refusals'
import type { TestCloud } from './test-cloud'

export const fileAsks = (
  {
    sessionId,
    partnerId,
    binderMonth,
    certificateNo,
    survey,
    fair,
  }: Pick<FullStation, 'sessionId' | 'partnerId' | 'binderMonth' | 'certificateNo' | 'survey' | 'fair'>,
  test: TestCloud,
): Asks<'file'> => {
  const month = monthOf(test.now())
  return {
    'file.roster': ask('o-staff', { sessionId, as: 'word' }),
    'file.stalls': ask('o-staff', { sessionId: fair.sessionId, as: 'word' }),
    'file.ledger': ask('o-staff', { personId: personIdOf('h-2'), as: 'sheet' }),
    'file.register': ask('o-staff', { month, register: 'activities', as: 'sheet' }),
    'file.national': ask('o-admin', { month: binderMonth }),
    'file.certificate': ask('o-wisher', { no: certificateNo }),
    'file.campaign': ask('o-staff', { campaignId: 'cp-notice' }),
    'file.survey': ask('o-staff', { surveyId: 'sv-counted', as: 'sheet' }),
    'file.surveyCode': ask('o-staff', { surveyId: survey.surveyId }),
    'file.statement': ask('o-shop', { partnerId, month, as: 'word' }),
    'file.cards': ask('o-grid', { personId: 'r-card' }),
    'file.stickers': ask('o-staff', { placeCodes: ['place05'], copies: 1 }),
    'file.door': ask('o-staff', { placeCode: 'place05' }),
    'file.stationCode': ask('o-staff', {}),
  }
}

const ofDesk: Refusals = { neighbour: 'FORBIDDEN' }
const ofPlace: Refusals = { gone: { placeCode: 'NOT_FOUND' }, neighbour: 'FORBIDDEN', foreign: 'NOT_FOUND' }

export const fileRefusals: { [A in Extract<ActionName, `file.${string}`>]: Refusals } = {
  'file.roster': { gone: { sessionId: 'NOT_FOUND' }, neighbour: 'FORBIDDEN', foreign: 'OTHER_STATION' },
  'file.stalls': { gone: { sessionId: 'NOT_FOUND' }, neighbour: 'FORBIDDEN', foreign: 'OTHER_STATION' },
  'file.ledger': { ...ofDesk, gone: { personId: 'NOT_FOUND' }, foreign: 'OTHER_STATION' },
  'file.register': { ...ofDesk, foreign: 'NOTHING_TO_WRITE' },
  'file.national': { ...ofDesk, foreign: 'BINDER_UNMADE' },
  'file.certificate': { gone: { no: 'NOT_FOUND' }, neighbour: 'NOT_FOUND', foreign: 'NOT_FOUND' },
  'file.campaign': { ...ofDesk, gone: { campaignId: 'NOT_FOUND' }, foreign: 'OTHER_STATION' },
  'file.survey': { ...ofDesk, gone: { surveyId: 'NOT_FOUND' }, foreign: 'OTHER_STATION' },
  'file.surveyCode': { ...ofDesk, gone: { surveyId: 'NOT_FOUND' }, foreign: 'OTHER_STATION' },
  'file.statement': { ...ofDesk, gone: { partnerId: 'NOT_YOUR_PRIZE' }, foreign: 'OTHER_STATION' },
  'file.cards': { ...ofDesk, gone: { personId: 'NOT_FOUND' }, foreign: 'NOT_FOUND' },
  'file.stickers': { ...ofPlace, gone: { 'placeCodes.0': 'NOT_FOUND' } },
  'file.door': ofPlace,
  'file.stationCode': ofDesk,
}
