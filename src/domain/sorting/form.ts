/** Owns what is asked about a point where waste is put out: what it is called and when somebody stands there. */
import { type Answered, type Answers, defineForm, type Problems } from '../kernel/form'

const ifMorning = ({ morning }: Answered) => ({ asked: morning === true })
const ifEvening = ({ evening }: Answered) => ({ asked: evening === true })

export const sortingPointForm = defineForm({
  name: { is: 'text', label: '投放点叫什么', most: 20, placeholder: '比如：2 号楼旁投放点' },
  morning: { is: 'switch', label: '早上有人值守', start: true },
  morningFrom: { is: 'time', label: '早上从几点', start: '07:00', vary: ifMorning },
  morningTo: { is: 'time', label: '早上到几点', start: '09:00', vary: ifMorning },
  evening: { is: 'switch', label: '晚上有人值守', start: true },
  eveningFrom: { is: 'time', label: '晚上从几点', start: '18:00', vary: ifEvening },
  eveningTo: { is: 'time', label: '晚上到几点', start: '20:30', vary: ifEvening },
  open: { is: 'switch', label: '这个点开着', hint: '关了就不能扫，记过的都在', start: true },
})

export type SortingPointAnswers = Answers<typeof sortingPointForm>

/** Hours that no household could come in, or that are of the other part of the day. */
const odd = (isOn: boolean, from: string, to: string, [least, most]: [string, string]): boolean =>
  isOn && !(from >= least && from < to && to <= most)

/** Noon parts the two: what is put out before belongs to the morning, what is put out after to the evening. */
export const hoursProblems = (
  answers: Omit<SortingPointAnswers, 'name' | 'open'>,
): Problems<typeof sortingPointForm> => ({
  ...(!answers.morning && !answers.evening && { morning: '早上、晚上至少开一段' }),
  ...(odd(answers.morning, answers.morningFrom, answers.morningTo, ['00:00', '12:00']) && {
    morningTo: '早上的要在 12 点以前，先开后关',
  }),
  ...(odd(answers.evening, answers.eveningFrom, answers.eveningTo, ['12:00', '23:59']) && {
    eveningTo: '晚上的要在 12 点以后，先开后关',
  }),
})
