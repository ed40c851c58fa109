/** Owns who lives in the walked station, and what stands there on the first morning. */
import { seal } from '../../../cloudfunctions/api/platform/cipher'
import { instantOf } from '../../../src/domain/kernel/clock'
import { consentScopes, consentTexts } from '../../../src/domain/person/consents'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { aPerson, personIdOf, put } from '../../support/builders'
import { type ActivityForm, anActivityForm } from '../../support/activity-forms'
import { judgeText } from '../../support/pieces'
import { putTroupe } from '../../support/case-people'
import { putPartner } from '../../support/partner'
import { stationOf } from '../../support/station'
import { giveAccounts, givePoints, putPrize } from '../../support/store'
import type { TestCloud } from '../../support/test-cloud'

/** Three days before the end of a year, so that a walk of a week crosses it. */
export const FIRST_MORNING = instantOf('2026-12-28', '08:00')

export const neighbours = ['n0', 'n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7'] as const
/** Of the neighbours, those who begin as volunteers. */
const volunteers = new Set<string>(['n0', 'n1', 'n2', 'n3', 'n4'])
export const staff = ['o-admin', 'o-staff', 'o-second'] as const
export const leaders = ['o-leader', 'o-grid', ...staff] as const
export const merchant = 'o-shop'
export const everybody = [...neighbours, ...leaders, merchant] as const

/** Neighbours of whom there is a second record, made for a paper card before they had the app. */
export const written = ['n0', 'n2', 'n5'] as const
export const cardOf = (openid: string): string => `card-${openid}`
export const personOfCard = (openid: string): string => personIdOf(openid)

export const openidOf = (personId: string): string | null =>
  everybody.find((openid) => personIdOf(openid) === personId) ?? null

const consents: PersonDocument['consents'] = consentScopes.map((scope) => ({
  ...{ scope, version: consentTexts[scope].version },
  ...{ given: true, at: 0, channel: 'self' as const },
}))

const appointed: Record<string, Partial<PersonDocument>> = {
  'o-admin': { realName: '钱卫国', roles: ['station_admin'] },
  'o-staff': { realName: '赵红梅', roles: ['staff'] },
  'o-second': { realName: '孙立新', roles: ['staff'] },
  'o-grid': { realName: '李小满', roles: ['grid_worker'], gridIds: ['g01', 'g02'] },
  'o-leader': { realName: '周长河', roles: ['team_leader'] },
  'o-shop': { realName: '吴掌柜', roles: ['partner_user'], partnerId: 'partner1' },
}

/** What the service is never sure of. */
export const DOUBTFUL = '代买代卖，价格面议'

const surnames = '王张刘陈杨黄林何'

function personOf(openid: string, i: number): PersonDocument {
  const plain = aPerson(openid, {
    realName: `${surnames[i % surnames.length]}${'甲乙丙丁戊己庚辛'[i % 8]}`,
    birthDate: `19${50 + i}-03-0${(i % 8) + 1}`,
    gridId: i % 2 === 0 ? 'g01' : 'g02',
    building: i % 2 === 0 ? '1 号楼' : '3 号楼',
    phoneCipher: seal(`138000012${String(i).padStart(2, '0')}`),
    maskedPhone: '138****1200',
    consents,
    ...appointed[openid],
  })
  if (!volunteers.has(openid) && !(openid in appointed)) return plain
  return { ...plain, volunteer: { ...plain.volunteer, state: 'active', volunteerNo: `V00000000${i}` } }
}

/** The second record of a neighbour, of whom staff think that it is the same person. */
function secondOf(openid: string): PersonDocument {
  const { realName, birthDate, gridId, building } = personOf(openid, everybody.indexOf(openid as 'n0'))
  return aPerson('', {
    ...{ _id: cardOf(openid), openid: '', realName, birthDate, gridId, building, consents },
    twins: [{ at: 1, why: 'person', child: '', others: [personIdOf(openid)] }],
  })
}

/** Writes the station, its people with some points of this year, a partner and three prizes. */
export async function settleIn(test: TestCloud): Promise<void> {
  test.at(FIRST_MORNING)
  await stationOf(test)
  judgeText(test, DOUBTFUL, 'review')
  await put(test, 'people', [...everybody.map(personOf), ...written.map(secondOf)])
  await putTroupe(test, leaders[0] as string)
  await putPartner(test)
  await put(test, 'partners', [
    {
      ...{ _id: 'partner1', stationId: 'st1', name: '街口粮油', place: '南门', contact: '' },
      ...{ active: true, version: 1, createdAt: 0 },
    },
  ])
  await givePoints(test, neighbours.slice(0, 6), 40)
  await giveAccounts(test, written.map(cardOf), 12)
  await putPrize(test, { points: 10, left: 4, limitPerMonth: 2 })
  await putPrize(test, { points: 25, left: 1, partnerId: 'partner1', partnerName: '街口粮油' })
  await putPrize(test, { points: 3, left: 30 })
}

/** A form whose sessions begin at these instants and last as many hours as told. */
export const activityForm = (
  starts: readonly { startAt: number; endAt: number; sessionId?: string }[],
  given: Partial<ActivityForm> = {},
): ActivityForm => ({
  ...anActivityForm(0),
  ...{ title: '楼道大扫除', intro: '一起把楼道扫干净。', placeDetail: '单元门口', organiserName: '环保小队' },
  ...{ safetyContact: '李师傅 13800000000', bring: '手套', riskNotice: '小心台阶。' },
  ...{ capacity: 3, queueCapacity: 2, sessions: [...starts] },
  ...given,
})
