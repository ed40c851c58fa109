/** Owns what is asked about a team; its parent and its positions are chosen among those of the station, beside the table. */
import { type Answered, type Answers, defineForm, formOf, problemsIn } from '../kernel/form'
import { isPhone, tidyPhone } from '../person/phone'
import { linesOfProgramme, MOST_PIECES } from './programme'
import { teamKinds, teamTypes } from './vocabulary'

/** What only a team that performs is asked. */
const performing = ({ performs }: Answered) => ({ asked: performs === true })

export const teamForm = defineForm({
  name: { is: 'text', label: '叫什么', most: 24, placeholder: '比如：爱心理发分队' },
  kind: { is: 'choice', label: '是哪一种', options: teamKinds, start: 'squad', wheel: true },
  type: { is: 'choice', label: '做哪一类', options: teamTypes, start: 'general', wheel: true },
  about: {
    is: 'text',
    label: '做什么',
    most: 300,
    hint: '给谁做、怎么做。别写哪一家、谁生病',
    optional: true,
  },
  meets: {
    is: 'text',
    label: '什么时候聚',
    most: 60,
    placeholder: '比如：每周三上午，活动室',
    optional: true,
  },
  slogan: { is: 'text', label: '口号', most: 30, optional: true },
  foundedYear: { is: 'whole', label: '哪一年建的', least: 1949, most: 2099, optional: true },
  contact: {
    is: 'text',
    label: '公开电话',
    most: 20,
    hint: '人人看得到；换了队长会自动收起',
    optional: true,
  },
  contactAgreed: { is: 'switch', label: '队长同意公开这个电话' },
  performs: { is: 'switch', label: '能出去演出', hint: '打开以后，居民在队伍的页上请得到' },
  programme: {
    is: 'text',
    label: '节目单',
    most: 400,
    placeholder: '锣鼓《庆丰收》 6 分钟',
    hint: `一行一个，后面写几分钟；最多 ${MOST_PIECES} 个`,
    optional: true,
    vary: performing,
  },
  needs: {
    is: 'text',
    label: '演出要什么',
    most: 60,
    placeholder: '比如：一块空地，一个音响',
    optional: true,
    vary: performing,
  },
})

type TeamForm = Answers<typeof teamForm>

/** Without the leader's agreement no number is kept, and no more of a programme than there is room for. */
export const keptForm = (form: TeamForm): TeamForm => {
  const contact = form.contactAgreed ? tidyPhone(form.contact) : ''
  const programme = linesOfProgramme(form.programme).slice(0, MOST_PIECES).join('\n')
  return { ...form, contact, contactAgreed: contact !== '', programme }
}

/** The form of a team that was written down before all of it was asked. */
export const wholeForm = (form: Partial<TeamForm>): TeamForm => ({ ...formOf(teamForm, {}), ...form })

/** What is wrong with a programme, in words; null when nothing is. */
const programmeProblem = ({ programme }: Pick<TeamForm, 'programme'>): string | null =>
  linesOfProgramme(programme).length > MOST_PIECES ? `最多写 ${MOST_PIECES} 个节目` : null

/** What is wrong with the number, in words; null when nothing is. */
export const contactProblem = ({ contact, contactAgreed }: Pick<TeamForm, 'contact' | 'contactAgreed'>) => {
  if (contact.trim() === '') return null
  if (!isPhone(tidyPhone(contact))) return '请写能打通的号码，座机要带区号'
  return contactAgreed ? null : '先问过队长，打开下面的开关；不同意就把电话删掉'
}

/** What is wrong with what was written of a team, beneath each question. */
export function teamProblems(answers: Pick<TeamForm, 'contact' | 'contactAgreed' | 'programme'>) {
  const contact = contactProblem(answers)
  const programme = programmeProblem(answers)
  return {
    ...problemsIn(teamForm, answers),
    ...(contact !== null && { contact }),
    ...(programme !== null && { programme }),
  }
}
