/** Owns reading what goes into the sheets for the national system: the volunteers of a station, and its records of a month. */
import type { CaseDocument } from '@/domain/case/documents'
import { caseKinds } from '@/domain/case-kinds'
import { type HonourOwner, nameIn } from '@/domain/honour/rules'
import type { ServiceRecordDocument } from '@/domain/hours/documents'
import type { PersonDocument } from '@/domain/person/documents'
import { nameOf } from '@/domain/person/name-of'
import { daysOfMonth, spanOfMonth } from '@/domain/points/months'
import {
  type NationalAward,
  type NationalRating,
  nationalRegisters,
  type NationalTraining,
  type NationalVolunteer,
} from '@/domain/registers/national'
import { type Line, lineOf, type Register, type RegisterShape } from '@/domain/registers/register'
import { type Doc, findBeside, findDocs } from '../platform/cloud'
import { casesOf } from '../repositories/cases'
import { type HonourDoc, HONOURS } from '../repositories/honours'
import { RECORDS } from '../repositories/service-records'
import { gridName } from '../views/profile'
import { registers } from './index'
import type { Wanted } from './source'

/** Rows of one sheet at most: as many as the database hands over at once. */
const MOST = 1_000

interface NationalSheet {
  shape: RegisterShape
  lines: Line[]
}

const whole = (name: string): string => name

const sheetOf = <R extends { _id: string }>(register: Register<R>, rows: readonly R[]): NationalSheet => ({
  shape: register,
  lines: rows.map((row) => lineOf(register, row, whole)),
})

const volunteersOf = ({ station }: Wanted): Promise<(PersonDocument & Doc)[]> =>
  findDocs<PersonDocument & Doc>(
    'people',
    { stationId: station._id, 'volunteer.state': 'active' },
    {
      ...{ limit: MOST, order: [['volunteer.appliedAt', 'asc']] },
      fields: {
        ...{ realName: 1, nickname: 1, sex: 1, birthDate: 1, gridId: 1, maskedPhone: 1, papers: 1 },
        ...{
          'volunteer.volunteerNo': 1,
          'volunteer.skills': 1,
          'volunteer.slots': 1,
          'volunteer.appliedAt': 1,
        },
      },
    },
  )

function trainingsOf(people: readonly PersonDocument[], { month }: Wanted): NationalTraining[] {
  return people.flatMap((person) =>
    (person.papers ?? [])
      .filter(({ sort, from, ended }) => sort === 'training' && !ended && from?.startsWith(`${month}-`))
      .map((paper) => ({ _id: paper.paperId, name: nameOf(person), paper })),
  )
}

const recordsOf = ({ station, month }: Wanted): Promise<(ServiceRecordDocument & Doc)[]> => {
  const { from, until } = daysOfMonth(month)
  return findDocs<ServiceRecordDocument & Doc>(
    RECORDS,
    { stationId: station._id, creditStands: true, day: { $gte: from, $lt: until } },
    { limit: MOST, order: [['day', 'asc']], fields: { history: 0, names: 0, rules: 0, appeal: 0 } },
  )
}

/** What those who ordered help said of it. */
async function ratingsOf({ station, month }: Wanted): Promise<NationalRating[]> {
  const { from, until } = spanOfMonth(month)
  const { order } = caseKinds
  const rated = await findDocs<CaseDocument & Doc>(
    casesOf(order),
    { stationId: station._id, kind: order.name, createdAt: { $gte: from, $lt: until } },
    { limit: MOST, fields: { answers: 1, handlerName: 1, form: 1, movedAt: 1 } },
  )
  return rated.flatMap(({ _id, answers, handlerName, form, movedAt }) => {
    const { rating } = order
    const score = rating?.moves.map((move) => answers?.[move]?.[rating.score]).find(Boolean)
    if (typeof score !== 'string' || handlerName === '') return []
    const title = order.form.item.options[form.item as keyof typeof order.form.item.options] ?? order.title
    return [{ _id, name: handlerName, title, score: `${score} 分`, at: movedAt }]
  })
}

/** What people were given in these days, whoever may read of it elsewhere; not what was taken back, or is objected to. */
async function awardsOf({ station, month }: Wanted): Promise<NationalAward[]> {
  const { from, until } = daysOfMonth(month)
  const found = await findBeside<HonourDoc & { owner: HonourOwner | null }>(
    HONOURS,
    {
      stationId: station._id,
      day: { $gte: from, $lt: until },
      personId: { $gt: '' },
      state: 'shown',
    },
    {
      ...{ limit: MOST, order: [['day', 'asc']] },
      fields: { title: 1, day: 1, grantedBy: 1, level: 1, holder: 1, ownerId: 1 },
    },
    { from: 'people', as: 'owner', id: [{ field: 'ownerId' }] },
  )
  return found.map((one) => ({ ...one, name: nameIn(one.holder, one.owner) }))
}

/** Six requests, and those that teams and projects take. */
export async function nationalSheets(of: Wanted): Promise<NationalSheet[]> {
  const [people, records, awards, ratings, teams, projects] = await Promise.all([
    volunteersOf(of),
    recordsOf(of),
    awardsOf(of),
    ratingsOf(of),
    registers.teams.lines(of, undefined, MOST),
    registers.projects.lines(of, undefined, MOST),
  ])
  const volunteers: NationalVolunteer[] = people.map((person) => ({
    ...person,
    gridName: gridName(of.station, person.gridId),
  }))
  return [
    sheetOf(nationalRegisters.volunteers, volunteers),
    sheetOf(nationalRegisters.records, records),
    sheetOf(nationalRegisters.trainings, trainingsOf(people, of)),
    sheetOf(nationalRegisters.awards, awards),
    sheetOf(nationalRegisters.ratings, ratings),
    { shape: { ...registers.teams.register, title: '志愿团体' }, lines: teams.lines },
    { shape: { ...registers.projects.register, title: '志愿服务项目' }, lines: projects.lines },
  ]
}
