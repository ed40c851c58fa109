/** Owns what is asked about a team; its parent and its positions are chosen among those of the station, beside the table. */
import { type Answers, defineForm } from '../kernel/form'
import { isPhone, tidyPhone } from '../person/phone'
import { teamKinds, teamTypes } from './vocabulary'

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
})

type TeamForm = Answers<typeof teamForm>

/** Without the leader's agreement no number is kept. */
export const keptForm = (form: TeamForm): TeamForm => {
  const contact = form.contactAgreed ? tidyPhone(form.contact) : ''
  return { ...form, contact, contactAgreed: contact !== '' }
}

/** What is wrong with the number, in words; null when nothing is. */
export const contactProblem = ({ contact, contactAgreed }: Pick<TeamForm, 'contact' | 'contactAgreed'>) => {
  if (contact.trim() === '') return null
  if (!isPhone(tidyPhone(contact))) return '请写能打通的号码，座机要带区号'
  return contactAgreed ? null : '先问过队长，打开下面的开关；不同意就把电话删掉'
}
