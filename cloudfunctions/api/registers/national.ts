/** Owns reading what goes into the sheets for the national system: the volunteers of a station, and its records of a month. */
import { binderRules } from '@/domain/binder/make'
import type { CaseDocument } from '@/domain/case/documents'
import { caseKinds } from '@/domain/case-kinds'
import { type HonourOwner, nameIn } from '@/domain/honour/rules'
import type { ServiceRecordDocument } from '@/domain/hours/documents'
import { DAY } from '@/domain/kernel/clock'
import type { Guard } from '@/domain/kernel/guarded-update'
import type { HistoryEntry } from '@/domain/kernel/workflow'
import type { PersonDocument } from '@/domain/person/documents'
import { consented } from '@/domain/person/decide-profile'
import { nameOf } from '@/domain/person/name-of'
import { daysOfMonth, spanOfMonth } from '@/domain/points/months'
import {
  type NationalAward,
  type NationalRating,
  type NationalRecord,
  nationalRegisters,
  type NationalTraining,
  type NationalVolunteer,
} from '@/domain/registers/national'
import { type Line, lineOf, type Register, type RegisterShape } from '@/domain/registers/register'
import { inPages, READ_AT_ONCE, upTo } from '../kernel/paging'
import { type Doc, findBeside, findDocs } from '../platform/cloud'
import type { Fields } from '../platform/joins'
import { casesOf } from '../repositories/cases'
import { type HonourDoc, HONOURS } from '../repositories/honours'
import { RECORDS } from '../repositories/service-records'
import { gridName } from '../views/profile'
import { registers } from './index'
import { linesOn, type ReadableRegister, type Wanted } from './source'

/** Rows of all sheets together at most: what one file holds. */
export const nationalRows = binderRules.fileRows.sheet

interface NationalSheet {
  shape: RegisterShape
  lines: Line[]
}

const whole = (name: string): string => name

const sheetOf = <R extends { _id: string }>(register: Register<R>, rows: readonly R[]): NationalSheet => ({
  shape: register,
  lines: rows.map((row) => lineOf(register, row, whole)),
})

type Find<R> = (where: Guard, options: { order: [string, 'asc' | 'desc'][]; limit: number }) => Promise<R[]>

/** The rows of a list to its end, or one more than all sheets may hold. */
async function every<R extends Doc>(
  order: Parameters<typeof inPages>[1],
  where: Guard,
  find: Find<R>,
): Promise<R[]> {
  const pages = inPages<R>(READ_AT_ONCE, order)
  const { rows } = await upTo(nationalRows + 1, async (cursor) => {
    const { shown, next } = await pages.read(find, where, cursor)
    return { rows: shown, next }
  })
  return rows
}

const allLines = async (register: ReadableRegister, of: Wanted): Promise<NationalSheet['lines']> =>
  (await upTo(nationalRows + 1, (cursor) => linesOn(register.lines, of, cursor))).rows

const volunteersOf = ({ station }: Wanted): Promise<(PersonDocument & Doc)[]> =>
  every<PersonDocument & Doc>(
    ['volunteer.appliedAt', 'asc'],
    { stationId: station._id, 'volunteer.state': 'active' },
    (where, options) =>
      findDocs('people', where, {
        ...options,
        fields: {
          ...{ realName: 1, nickname: 1, sex: 1, birthDate: 1, gridId: 1, maskedPhone: 1, papers: 1 },
          consents: 1,
          ...{ 'volunteer.volunteerNo': 1, 'volunteer.skills': 1, 'volunteer.slots': 1 },
          'volunteer.appliedAt': 1,
        },
      }),
  )

function trainingsOf(people: readonly PersonDocument[], { month }: Wanted): NationalTraining[] {
  return people.flatMap((person) =>
    (person.papers ?? [])
      .filter(({ sort, from, ended }) => sort === 'training' && !ended && from?.startsWith(`${month}-`))
      .map((paper) => ({ _id: paper.paperId, name: nameOf(person), paper })),
  )
}

/** Some people by their ids. One request for each five hundred. */
async function peopleOf(ids: readonly string[], fields: Fields): Promise<(PersonDocument & Doc)[]> {
  const wanted = [...new Set(ids)].filter((id) => id !== '')
  const parts: Promise<(PersonDocument & Doc)[]>[] = []
  for (let from = 0; from < wanted.length; from += READ_AT_ONCE) {
    const some = wanted.slice(from, from + READ_AT_ONCE)
    parts.push(findDocs('people', { _id: { $in: some } }, { limit: some.length, fields }))
  }
  return (await Promise.all(parts)).flat()
}

/** With who led what each was of. */
async function withLeaders(records: readonly (ServiceRecordDocument & Doc)[]): Promise<NationalRecord[]> {
  const leaders = await peopleOf(
    records.map(({ leaderId }) => leaderId),
    { realName: 1, nickname: 1 },
  )
  const names = new Map(leaders.map((person) => [person._id, nameOf(person)]))
  return records.map((record) => ({ ...record, leaderName: names.get(record.leaderId) ?? '' }))
}

/** Whether somebody agrees to being reported; of a member of the family whoever looks after that one has said it. */
const agrees = ({ consents }: Pick<PersonDocument, 'consents'>): boolean => consented(consents, 'national')

async function recordsOf({ station, month }: Wanted): Promise<NationalRecord[]> {
  const { from, until } = daysOfMonth(month)
  const records = await every<ServiceRecordDocument & Doc>(
    ['day', 'asc', 'day'],
    { stationId: station._id, creditStands: true, day: { $gte: from, $lt: until } },
    (where, options) =>
      findDocs(RECORDS, where, { ...options, fields: { history: 0, names: 0, rules: 0, appeal: 0 } }),
  )
  return withLeaders(records)
}

/** How long before it is rated help may have been ordered. */
const ORDERED_BEFORE = 366 * DAY

/** What those who ordered help said of it in the month, whenever they had ordered it. */
async function ratingsOf({ station, month }: Wanted): Promise<NationalRating[]> {
  const { from, until } = spanOfMonth(month)
  const { order } = caseKinds
  const { moves = [], score: scored = '' } = order.rating ?? {}
  const isRated = ({ on, at }: Pick<HistoryEntry, 'on' | 'at'>): boolean =>
    (moves as readonly string[]).includes(on) && at >= from && at < until
  const rated = await every<CaseDocument & Doc>(
    ['createdAt', 'asc'],
    {
      ...{ stationId: station._id, kind: order.name, createdAt: { $gte: from - ORDERED_BEFORE, $lt: until } },
      history: { $elemMatch: { on: { $in: [...moves] }, at: { $gte: from, $lt: until } } },
    },
    (where, options) =>
      findDocs(casesOf(order), where, {
        ...options,
        fields: { answers: 1, handlerId: 1, handlerName: 1, form: 1, history: 1, createdAt: 1 },
      }),
  )
  return rated.flatMap(({ _id, answers, handlerId, handlerName, form, history }) => {
    const said = [...history].reverse().find(isRated)
    const score = said && answers?.[said.on]?.[scored]
    if (!said || typeof score !== 'string' || handlerName === '') return []
    const title = order.form.item.options[form.item as keyof typeof order.form.item.options] ?? order.title
    return [{ _id, personId: handlerId ?? '', name: handlerName, title, score: `${score} 分`, at: said.at }]
  })
}

/** What people were given in these days, whoever may read of it elsewhere; not what was taken back, or is objected to. */
async function awardsOf({ station, month }: Wanted): Promise<NationalAward[]> {
  const { from, until } = daysOfMonth(month)
  const found = await every<HonourDoc & { owner: HonourOwner | null }>(
    ['day', 'asc', 'day'],
    {
      ...{ stationId: station._id, day: { $gte: from, $lt: until } },
      ...{ personId: { $gt: '' }, state: 'shown' },
    },
    (where, options) =>
      findBeside(
        HONOURS,
        where,
        { ...options, fields: { title: 1, day: 1, grantedBy: 1, level: 1, holder: 1, ownerId: 1 } },
        { from: 'people', as: 'owner', id: [{ field: 'ownerId' }] },
      ),
  )
  return found.map((one) => ({ ...one, name: nameIn(one.holder, one.owner) }))
}

interface NationalSheets {
  sheets: NationalSheet[]
  /** So many people of whom something would stand there have not agreed to that, and are left out. */
  left: number
}

/**
 * What the month has of those who agree to being reported. Eight requests, and one for each five hundred rows more.
 * @returns null where all together are more rows than one file holds
 */
export async function nationalSheets(of: Wanted): Promise<NationalSheets | null> {
  const { teams, projects } = registers
  const [people, records, awards, ratings, teamLines, projectLines] = await Promise.all([
    volunteersOf(of),
    recordsOf(of),
    awardsOf(of),
    ratingsOf(of),
    allLines(teams, of),
    allLines(projects, of),
  ])
  const known = new Set(people.map(({ _id }) => _id))
  const others = [...records, ...awards].map(({ ownerId }) => ownerId ?? '')
  others.push(...ratings.map(({ personId }) => personId))
  const more = await peopleOf(
    others.filter((id) => !known.has(id)),
    { consents: 1 },
  )
  const all = [...people, ...more]
  const agreed = new Set(all.filter(agrees).map(({ _id }) => _id))
  const reported = people.filter(agrees)
  const volunteers: NationalVolunteer[] = reported.map((person) => ({
    ...person,
    gridName: gridName(of.station, person.gridId),
  }))
  const owned = <R extends { ownerId: string | null }>(rows: readonly R[]) =>
    rows.filter(({ ownerId }) => agreed.has(ownerId ?? ''))
  const rated = ratings.filter(({ personId }) => agreed.has(personId))
  const sheets = [
    sheetOf(nationalRegisters.volunteers, volunteers),
    sheetOf(nationalRegisters.records, owned(records)),
    sheetOf(nationalRegisters.trainings, trainingsOf(reported, of)),
    sheetOf(nationalRegisters.awards, owned(awards)),
    sheetOf(nationalRegisters.ratings, rated),
    { shape: { ...teams.register, title: '志愿团体' }, lines: teamLines },
    { shape: { ...projects.register, title: '志愿服务项目' }, lines: projectLines },
  ]
  const isLong = sheets.reduce((sum, { lines }) => sum + lines.length, 0) > nationalRows
  return isLong ? null : { sheets, left: all.length - agreed.size }
}
