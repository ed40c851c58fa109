/** Owns the stalls of the two fairs that are coming: laid out by the staff, given to merchants with an agreement and to teams. */
import type { Input } from '../../src/contract'
import { DAY, dayOf } from '../../src/domain/kernel/clock'
import type { StallSort } from '../../src/domain/stalls/rules'
import type { DemoCaller } from '../caller'

type StallFacts = readonly [sort: StallSort, offer: string, who?: string]

export interface FairFacts {
  expected: number
  stalls: readonly StallFacts[]
  /** Partners with whom the station signs beforehand, by their names, with what they do for it. */
  agreed: readonly (readonly [partnerId: string, theirs: string])[]
}

export const pearlFair: FairFacts = {
  expected: 300,
  agreed: [
    ['ally-shop-4', '一季一次，来教刷牙、看牙'],
    ['ally-shop-5', '一季一场不收钱的亲子活动'],
  ],
  stalls: [
    ['clinic', '看牙、教刷牙', '安宁口腔门诊'],
    ['clinic', '量血压、测血糖'],
    ['hair', '给老人理发', '邻里互助会'],
    ['grinding', '磨刀、磨剪子'],
    ['repair', '修伞、修小家电', '青年社工站'],
    ['advice', '合同、继承，先问一问', '法律服务社'],
    ['advice', '心里有事，坐坐说说', '心理疏导工作室'],
    ['show', '写福字、看字画', '书画协会'],
    ['play', '亲子手工', '宝贝亲子馆'],
    ['play', '学用灭火器', '应急救援队'],
  ],
}

export const gardenFair: FairFacts = {
  expected: 120,
  agreed: [['ally-nursery', '孩子带着家里人分垃圾']],
  stalls: [
    ['play', '垃圾分一分', '幼儿园共建同盟'],
    ['advice', '队伍会什么，街坊缺什么'],
    ['other', '登记想参加的队伍'],
  ],
}

/** An agreement that is signed and holds from today on. */
async function agree(demo: DemoCaller, staff: string, partner: string, theirs: string, now: number) {
  const [from, until] = [dayOf(now), dayOf(now + 330 * DAY)]
  const form = { partner, theirs, ours: '借活动室，招呼街坊来', from, until }
  const { caseId } = await demo.call(staff, 'agreement.begin', { form, unnamed: false })
  const { version } = await demo.call(staff, 'agreement.open', { caseId })
  const answers: Input<'agreement.move'>['answers'] = { sign: { from, until, photos: [] } }
  await demo.call(staff, 'agreement.move', { caseId, version, event: 'sign', answers })
}

/** Lays a fair out and gives its stalls, as the staff do. */
export async function layFair(
  demo: DemoCaller,
  staff: string,
  { sessionId, facts, now }: { sessionId: string; facts: FairFacts; now: number },
): Promise<void> {
  const { agreed, expected, stalls } = facts
  for (const [partnerId, theirs] of agreed) await agree(demo, staff, partnerId, theirs, now)
  const laid = stalls.map(([sort, offer]) => ({ sort, offer }))
  await demo.call(staff, 'stalls.lay', { sessionId, version: 0, expected, stalls: laid })
  const { candidates } = await demo.call(staff, 'stalls.desk', { sessionId })
  for (const [at, [, , who]] of stalls.entries()) {
    if (who === undefined) continue
    const found = candidates.find(({ name }) => name === who)
    if (!found) throw new Error(`nobody of that name may have a stall: ${who}`)
    const { is, id } = found
    await demo.call(staff, 'stalls.give', { sessionId, number: at + 1, to: { is, id } })
  }
}
