/** Owns how the record of a person itself reads to that person: who they are, the family, what was agreed to, the sums. */
import type { AccountDocument } from '../account/account'
import { kindName } from '../papers/vocabulary'
import { papersOf } from '../papers/rules'
import { consentTexts } from '../person/consents'
import type { PersonDocument } from '../person/documents'
import { roleNames } from '../person/roles'
import { relationNames, skillNames, weekSlotNames } from '../person/vocabulary'
import { volunteerFlow } from '../person/volunteer-flow'
import { durationWord } from '../words/amounts'
import { homeWords } from '../words/homes'
import { startOf } from '../kernel/clock'
import { dateWord } from '../words/moments'

/** One thing that is known, with what it is called. */
export interface Fact {
  label: string
  text: string
}

/** With the year, whatever the year is now. */
const birthWord = (day: string): string => dateWord(startOf(day), 0)

const sexWords = { unknown: '', woman: '女', man: '男' } as const

const fact = (label: string, text: string | null | undefined): Fact[] =>
  text === null || text === undefined || text === '' ? [] : [{ label, text }]

const volunteerFacts = ({ state, skills, slots, guardian }: PersonDocument['volunteer']): Fact[] =>
  state === 'none'
    ? []
    : [
        ...fact('志愿者', volunteerFlow.states[state].label),
        ...fact('会做的', skills.map((skill) => skillNames[skill]).join('、')),
        ...fact('有空的时候', slots.map((slot) => weekSlotNames[slot]).join('、')),
        ...fact('监护人', guardian && `${guardian.name}，${relationNames[guardian.relation]}`),
      ]

/** What is known of a person. The number is masked here as well: whoever holds the phone for a moment learns no more. */
export function factsOf(
  person: PersonDocument,
  account: Pick<AccountDocument, 'balances'> | null,
  { gridName, now }: { gridName: string; now: number },
): Fact[] {
  const { provedMinutes = 0, addedMinutes = 0, points = 0 } = account?.balances ?? {}
  const missed = person.absences?.missed ?? []
  return [
    ...fact('姓名', person.realName),
    ...fact('称呼', person.nickname),
    ...fact('性别', sexWords[person.sex]),
    ...fact('生日', person.birthDate && birthWord(person.birthDate)),
    ...fact('电话', person.maskedPhone),
    ...fact('住处', homeWords({ ...person, gridName })),
    ...fact('职务', person.roles.map((role) => roleNames[role]).join('、')),
    ...volunteerFacts(person.volunteer),
    ...papersOf(person).flatMap(({ sort, kind, title }) =>
      fact('证书、培训和保险', [kindName(sort, kind), title].filter(Boolean).join('，')),
    ),
    ...person.family.map(({ name, relation, birthDate, removedAt }) => ({
      label: '家人',
      text: `${name}，${relationNames[relation]}，${birthWord(birthDate)}生${removedAt === null ? '' : '，移出了'}`,
    })),
    ...person.consents.map(({ scope, given, at }) => ({
      label: `${given ? '同意' : '不同意'}：${consentTexts[scope].title}`,
      text: dateWord(at, now),
    })),
    ...fact('证明时长', durationWord(provedMinutes)),
    ...fact('补录时长', durationWord(addedMinutes)),
    ...fact('积分', String(points)),
    ...missed.map(({ title, at, late }) => ({
      label: late ? '临近才取消' : '报了没有来',
      text: `「${title}」${dateWord(at, now)}`,
    })),
  ]
}
