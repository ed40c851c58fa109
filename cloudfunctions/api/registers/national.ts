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

/** With who led what each was of. One request for each five hundred of those. */
async function withLeaders(records: readonly (ServiceRecordDocument & Doc)[]): Promise<NationalRecord[]> {
  const ids = [...new Set(records.map(({ leaderId }) => leaderId).filter((id) => id !== ''))]
  const names = new Map<string, string>()
  for (let from = 0; from < ids.length; from += READ_AT_ONCE) {
    const some = ids.slice(from, from + READ_AT_ONCE)
    const found = await findDocs<PersonDocument & Doc>(
      'people',
      { _id: { $in: some } },
      { limit: some.length, fields: { realName: 1, nickname: 1 } },
    )
    for (const person of found) names.set(person._id, nameOf(person))
  }
  return records.map((record) => ({ ...record, leaderName: names.get(record.leaderId) ?? '' }))
}

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
        fields: { answers: 1, handlerName: 1, form: 1, history: 1, createdAt: 1 },
      }),
  )
  return rated.flatMap(({ _id, answers, handlerName, form, history }) => {
    const said = [...history].reverse().find(isRated)
    const score = said && answers?.[said.on]?.[scored]
    if (!said || typeof score !== 'string' || handlerName === '') return []
    const title = order.form.item.options[form.item as keyof typeof order.form.item.options] ?? order.title
    return [{ _id, name: handlerName, title, score: `${score} 分`, at: said.at }]
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

/**
 * Seven requests, and one for each five hundred rows more.
 * @returns null where all together are more rows than one file holds
 */
export async function nationalSheets(of: Wanted): Promise<NationalSheet[] | null> {
  const { teams, projects } = registers
  const [people, records, awards, ratings, teamLines, projectLines] = await Promise.all([
    volunteersOf(of),
    recordsOf(of),
    awardsOf(of),
    ratingsOf(of),
    allLines(teams, of),
    allLines(projects, of),
  ])
  const volunteers: NationalVolunteer[] = people.map((person) => ({
    ...person,
    gridName: gridName(of.station, person.gridId),
  }))
  const sheets = [
    sheetOf(nationalRegisters.volunteers, volunteers),
    sheetOf(nationalRegisters.records, records),
    sheetOf(nationalRegisters.trainings, trainingsOf(people, of)),
    sheetOf(nationalRegisters.awards, awards),
    sheetOf(nationalRegisters.ratings, ratings),
    { shape: { ...teams.register, title: '志愿团体' }, lines: teamLines },
    { shape: { ...projects.register, title: '志愿服务项目' }, lines: projectLines },
  ]
  return sheets.reduce((all, { lines }) => all + lines.length, 0) > nationalRows ? null : sheets
}
