/** Owns the table of people without a phone, and whether a row is somebody who is written down already. */
import { ageOn, type Day } from '../../kernel/clock'
import { isBirthDate } from '../../person/birth-date'
import type { PersonDocument } from '../../person/documents'
import { titleIn } from '../../person/office-names'
import { residentForm } from '../../person/questions'
import { STAFF } from '../../person/roles'
import { OWN_ACCOUNT_AGE } from '../../person/rules'
import { comparedName, OTHERS_KEPT, sameName, type TwinKind } from '../../person/twins'
import { placeOf, tidyBuilding } from '../../station/building'
import type { GridEntry } from '../../station/documents'
import { namedIn } from '../../station/grids'
import { defineTable, type RowOf } from '../define-kind'
import { day, maskedNumber, oneOf, phone, type Reader, words } from '../reading'

const DAY_LETTERS = '（2026-01-01 登记）'.length
const readWords = words(residentForm.realName.most)

/** A name as it stands on papers: no title, nothing left out. */
const realName: Reader<string> = (text) => {
  const title = titleIn(text)
  if (title !== null) return { ok: false, problem: `里有「${title}」，请只写本名` }
  if (/[*＊×某\d]/.test(text)) return { ok: false, problem: '不是全名，请写全' }
  return readWords(text)
}

const NOT_AGREED = /^(?:否|无|没有|不|未|不同意|没有?同意|未同意|拒绝)$/
const NO_WAY = /^(?:是|有|√|✓|同意|已同意|本人同意|已经同意)$/
const readConsent = words(residentForm.consentEvidence.most - DAY_LETTERS)

/** How somebody has agreed; that they have is not enough. */
const consent: Reader<string> = (text) => {
  if (NOT_AGREED.test(text)) return { ok: false, problem: '写的是没有同意，本人同意了才能建档' }
  if (NO_WAY.test(text)) return { ok: false, problem: '请写怎么同意的，比如：上门说明，签了同意书' }
  return readConsent(text)
}

const sexNames = residentForm.sex.options
const readSex = oneOf(sexNames, { 男性: 'man', 女性: 'woman', 先生: 'man', 女士: 'woman' })
const without =
  (words: RegExp, read: Reader<string>): Reader<string> =>
  (text) =>
    read(text.replace(words, '') || text)

export const personTable = defineTable({
  name: '持卡居民',
  about:
    '没用小程序的居民，每位建一份档、有一张居民卡；本人已经在用小程序的不动；身份证号不收，请先删掉那一列',
  next: '接着到「替居民建档」点「建过档的居民卡」，把卡印出来',
  by: STAFF,
  columns: {
    realName: { label: '姓名', words: ['名字', '居民姓名', '本人姓名'], needed: true, read: realName },
    phone: {
      label: '电话',
      words: ['手机', '手机号', '手机号码', '联系电话', '电话号码', '联系方式'],
      read: phone,
      masked: maskedNumber,
    },
    sex: { label: '性别', read: readSex },
    birthDate: { label: '出生', words: ['出生日期', '出生年月日', '生日'], needed: true, read: day },
    grid: { label: '网格', words: ['所属网格', '所在网格', '网格名称'], needed: true, read: words(20) },
    building: { label: '楼栋', words: ['楼', '楼号', '楼栋号', '幢', '栋', '幢号'], read: words(20) },
    unit: {
      label: '单元',
      words: ['单元号', '几单元'],
      read: without(/单元$/, words(residentForm.unit.most)),
    },
    room: {
      label: '房号',
      words: ['室', '门牌', '门牌号', '房间', '室号', '几室'],
      read: without(/室$/, words(residentForm.room.most)),
    },
    consent: {
      label: '本人同意方式',
      words: ['同意方式', '本人怎么同意的', '怎么同意的', '同意依据', '本人同意'],
      needed: true,
      read: consent,
    },
    registered: { label: '登记日期', words: ['登记时间', '建档日期', '登记日'], read: day },
  },
  // A number may be that of a whole family; a name with it is one person.
  keyOf: ({ realName: name, phone: number, birthDate, building = '' }) =>
    (number === undefined
      ? [comparedName(name), birthDate, building === '' ? '' : tidyBuilding(building)]
      : [number, comparedName(name)]
    ).join('|'),
})

export type PersonRow = RowOf<typeof personTable.columns>

/** What a row says of somebody, as it is kept; what it leaves out is not there. */
export interface PersonSaid {
  realName: string
  birthDate: Day
  gridId: string
  building?: string
  sex?: 'woman' | 'man'
  unit?: string
  room?: string
}

/** A row in the station's own words, or why it cannot be. */
export function saidIn(
  { realName: name, birthDate, grid, building, registered, sex, unit, room }: PersonRow,
  grids: readonly GridEntry[],
  now: number,
): { ok: true; said: PersonSaid } | { ok: false; problem: string } {
  const named = namedIn(grids, grid)
  if (!named) return { ok: false, problem: `站里没有「${grid}」，请先导入网格和楼栋` }
  if (!isBirthDate(birthDate, now)) return { ok: false, problem: '出生的日子还没有到' }
  if (ageOn(birthDate, now) < OWN_ACCOUNT_AGE)
    return { ok: false, problem: `未满 ${OWN_ACCOUNT_AGE} 岁，请家长在小程序里添家人` }
  if (registered !== undefined && !isBirthDate(registered, now))
    return { ok: false, problem: '登记的日子还没有到' }
  const home = placeOf({ gridId: named.gridId, building: building ?? '' }, grids)
  return {
    ok: true,
    said: {
      ...{ realName: name, birthDate, gridId: named.gridId },
      ...(building !== undefined && { building: home.building }),
      ...(sex !== undefined && { sex }),
      ...(unit !== undefined && { unit }),
      ...(room !== undefined && { room }),
    },
  }
}

/** How somebody agreed, and when that was written down. */
export const evidenceIn = ({ consent: way, registered }: PersonRow): string =>
  registered === undefined ? way : `${way}（${registered} 登记）`

/** What of somebody written down tells whether a row is that person. */
export type Known = Pick<
  PersonDocument,
  '_id' | 'realName' | 'birthDate' | 'building' | 'phoneKey' | 'openid'
>

/** Others whose records agree, and in what. */
export interface Twin {
  why: TwinKind
  others: string[]
}

type Likeness<P> =
  | { is: 'known'; person: P; twins: Twin[] }
  | { is: 'new'; twins: Twin[] }
  | { is: 'refused'; problem: string }

const onPhone = '已经在用小程序，资料由本人改；确实是另一位，请到「替居民建档」里办'
const twice = '站里有两份这样的档，请先到「档案核对」里核对'

/**
 * Who a row is: the same name with the same number, or with the same day of birth in the same building. Whoever uses the
 * app is never written over, wherever that person lives. Another name with the number, and the name and day of birth in
 * another building, may be a second record of one person: both are noted for staff.
 * @param id the id that the row would have if it were new
 */
export function likeness<P extends Known>(
  row: { id: string; realName: string; birthDate: Day; building: string; phoneKey: string | null },
  known: readonly P[],
): Likeness<P> {
  const named = known.filter((one) => sameName(one.realName, row.realName))
  const hasNumber = (one: Known): boolean => row.phoneKey !== null && one.phoneKey === row.phoneKey
  const isBorn = (one: Known): boolean => one.birthDate === row.birthDate
  const alike = named.filter((one) => hasNumber(one) || isBorn(one))
  if (alike.some(({ openid }) => openid !== '')) return { is: 'refused', problem: onPhone }
  const isAtHome = ({ building }: Known): boolean =>
    building === '' || row.building === '' || tidyBuilding(building) === tidyBuilding(row.building)
  const own = named.filter((one) => one._id === row.id)
  const sure = own.length > 0 ? own : alike.filter((one) => hasNumber(one) || isAtHome(one))
  const [person, another] = sure
  if (another) return { is: 'refused', problem: twice }
  const idsOf = (some: readonly P[]): string[] => some.map(({ _id }) => _id).slice(0, OTHERS_KEPT)
  const twins: Twin[] = [
    { why: 'person', others: person ? [] : idsOf(alike) },
    { why: 'phone', others: idsOf(known.filter((one) => hasNumber(one) && one !== person)) },
  ]
  const found = twins.filter(({ others }) => others.length > 0)
  return person ? { is: 'known', person, twins: found } : { is: 'new', twins: found }
}
